#pragma once

namespace cliplad {

// clang-format off

/// The pickle instructions that state dicts and TorchScript archives use; numbers as in CPython's pickletools.
enum PickleOpcode : unsigned char {
    kMark = '(', kStop = '.', kPop = '0', kPopMark = '1', kDup = '2',
    kNone = 'N', kNewTrue = 0x88, kNewFalse = 0x89,
    kBinInt = 'J', kBinInt1 = 'K', kBinInt2 = 'M', kLong1 = 0x8a, kLong4 = 0x8b, kBinFloat = 'G',
    kBinUnicode = 'X', kShortBinUnicode = 0x8c, kBinUnicode8 = 0x8d,
    kBinString = 'T', kShortBinString = 'U', kBinBytes = 'B', kShortBinBytes = 'C', kBinBytes8 = 0x8e,
    kEmptyList = ']', kAppend = 'a', kAppends = 'e', kList = 'l',
    kEmptyTuple = ')', kTuple = 't', kTuple1 = 0x85, kTuple2 = 0x86, kTuple3 = 0x87,
    kEmptyDict = '}', kDict = 'd', kSetItem = 's', kSetItems = 'u',
    kBinGet = 'h', kLongBinGet = 'j', kBinPut = 'q', kLongBinPut = 'r', kMemoize = 0x94,
    kGlobal = 'c', kStackGlobal = 0x93, kReduce = 'R', kBuild = 'b', kNewObject = 0x81, kBinPersId = 'Q',
    kProtocol = 0x80, kFrame = 0x95,
};

// clang-format on

} // namespace cliplad
