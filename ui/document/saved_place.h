#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>

#include "base/file_lock.h"

namespace cliplad::ui {

/// Where an open product lies on disk: its folder, held against other Studios, and what is known of the
/// product.yaml there. One for each opening; shared with the jobs that save it, which may outlive that.
/// Thread-safe.
class SavedPlace {
public:
    struct Known {
        std::filesystem::path folder = {}; ///< empty: not saved yet
        std::string definitionSha256 = {}; ///< as it was read or last written here; empty: not known
        bool isHeld = false;               ///< the folder, by this
    };
    Known known() const;

    /// Of a product that is about to be opened. Its folder is held by this, or still by `open`, where the
    /// same product is open: see takeOver(). Throws Error as take(). May take its time: not for the GUI
    /// thread.
    static std::shared_ptr<SavedPlace> toOpen(const std::filesystem::path& folder,
                                              const std::string& definitionSha256 = {},
                                              const SavedPlace* open = nullptr);

    /// The product is in that folder from now on, which is held. Throws Error where another program holds it:
    /// then a folder that was held before still is, unless it is the same one. Nothing once the product is
    /// closed.
    void take(const std::filesystem::path& folder, const std::string& definitionSha256);
    /// The same product is opened again in place of `before`, or was: its hold goes over. Where that has none
    /// any more it is taken anew: throws Error as take(). Nothing where this has its hold, or no folder.
    void takeOver(SavedPlace& before);
    /// The product is closed: nothing is held any more, whatever is still saved.
    void close();

private:
    mutable std::mutex mutex_;
    std::filesystem::path folder_; ///< guarded, as all below
    std::string definitionSha256_;
    std::unique_ptr<FileLock> lock_;
    bool isClosed_ = false;
};

} // namespace cliplad::ui
