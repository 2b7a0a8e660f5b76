#pragma once

#include <filesystem>
#include <string>

#include "base/job.h"

namespace cliplad {

/// Downloads to `target` by running `curl`: followed redirects, three tries, resuming `target`.part where an
/// earlier call left it. `target` appears only when it is whole. Stops within a fifth of a second when asked
/// to, and curl ends with this program however that ends. Redirects are followed to https only. Throws Error
/// (curl not installed, no network, not found, full disk) with curl's own words.
void download(const std::string& url, const std::filesystem::path& target, const JobContext& job = {});

} // namespace cliplad
