#include "base/error.h"
#include "dataset/data_set.h"
#include "fuzz/fuzz_folder.h"

using namespace cliplad;

/// Any bytes as the defects_config.json of a MVTec LOCO data set.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const tests::FuzzFolder folder;
    folder.makeFolder("test/logical_anomalies");
    folder.write("defects_config.json", data, size);
    try {
        for (const DefectType& defect : openDataSet(folder.path()).defects)
            if (defect.pixelValue < 1 || defect.pixelValue > 255 || !(defect.saturation > 0))
                std::abort();
    } catch (const Error&) {
        // A clear refusal is what bad input must lead to.
    }
    return 0;
}
