#pragma once

#include <algorithm>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <vector>

namespace cliplad::ui {

/// Paths as a value whose copies share them until one is changed, so that undo steps, drafts and comparisons
/// of a sheet with ten thousand photos cost nothing. Reads like a const vector; edit() changes.
class PathList {
public:
    using Paths = std::vector<std::filesystem::path>;
    using value_type = Paths::value_type;
    using const_iterator = Paths::const_iterator;

    PathList() = default;
    PathList(Paths paths) // NOLINT(google-explicit-constructor)
        : paths_(std::make_shared<Paths>(std::move(paths))) {}
    PathList(std::initializer_list<value_type> paths)
        : PathList(Paths(paths)) {}

    operator const Paths&() const { return get(); } // NOLINT(google-explicit-constructor)
    const Paths& get() const {
        static const Paths kNone;
        return paths_ ? *paths_ : kNone;
    }
    const_iterator begin() const { return get().begin(); }
    const_iterator end() const { return get().end(); }
    std::size_t size() const { return get().size(); }
    bool empty() const { return get().empty(); }
    const value_type& operator[](std::size_t index) const { return get()[index]; }
    const value_type& front() const { return get().front(); }
    const value_type& back() const { return get().back(); }

    /// This list's own paths, to be changed; copied first where others share them.
    Paths& edit() {
        if (!paths_ || paths_.use_count() > 1)
            paths_ = std::make_shared<Paths>(get());
        return *paths_;
    }
    void push_back(value_type path) { edit().push_back(std::move(path)); }
    template<class... Args>
    void emplace_back(Args&&... args) {
        edit().emplace_back(std::forward<Args>(args)...);
    }
    void clear() { paths_.reset(); }

    friend bool operator==(const PathList& a, const PathList& b) {
        return a.paths_ == b.paths_ || a == b.get();
    }
    friend bool operator==(const PathList& a, const Paths& b) {
        // As bytes: by its parts a path is compared ten times slower.
        return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                          [](const value_type& x, const value_type& y) { return x.native() == y.native(); });
    }

private:
    std::shared_ptr<Paths> paths_; ///< changed only while it is not shared; null: none
};

} // namespace cliplad::ui
