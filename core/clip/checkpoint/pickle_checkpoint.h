#pragma once

#include "clip/checkpoint/checkpoint.h"

namespace cliplad {

/// Reads the zip files of torch.save (since PyTorch 1.6) and the TorchScript archives of torch.jit.save.
///
/// The tensors are found by walking the dictionaries, or the modules' attributes, and named by the path
/// ("visual.conv1.weight"); a dictionary under "state_dict" at the top, as training checkpoints have it, is
/// taken alone. Whole numbers beside the tensors become metadata, at the top of a TorchScript archive also
/// tensors. Nothing is executed and no tensor copied. Throws Error.
Checkpoint parsePickleCheckpoint(const FileBytes& file);

} // namespace cliplad
