#pragma once

#include <filesystem>
#include <vector>

#include "base/job.h"
#include "scoring/run_files.h"

namespace cliplad::ui {

/// The images of files and folders, named as `clip-lad score` names them. A folder that is a data set
/// (dataset/data_set.h) gives its test images with what is known of each; images that lie below the test
/// folder of one get their truth too. Files that are no images by their name are left out.
///
/// Any thread. Throws Error (nothing found, unreadable, several data sets in one folder); Cancelled.
std::vector<ScoreImage> listScoreImages(const std::vector<std::filesystem::path>& paths,
                                        const JobContext& job);

} // namespace cliplad::ui
