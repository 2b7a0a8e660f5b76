#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <unordered_map>

#include <QObject>
#include <QString>

#include "base/latest_runner.h"

namespace cliplad::ui {

/// Notes on images that no recorded decision carries yet, by the hash of the image: of each product its own,
/// whatever is scored or opened meanwhile, on disk too, so that they are there again in another session.
///
/// GUI thread. Files are written on a thread of their own; the small file of a product is read where it is
/// opened.
class NoteDrafts : public QObject {
    Q_OBJECT

public:
    /// $XDG_DATA_HOME/clip-lad/notes: a file for each product that has notes.
    static std::filesystem::path defaultFolder();

    explicit NoteDrafts(std::filesystem::path folder = defaultFolder(), QObject* parent = nullptr);
    ~NoteDrafts() override; ///< returns when all is on disk

    /// Another product is open. @param product its folder, or its name where it was never saved
    void open(const std::string& product);
    /// The product that is open is called something else from now on.
    void rename(const std::string& product);

    /// Null: none.
    const QString* find(const std::string& imageSha256) const;
    void keep(const std::string& imageSha256, const QString& note);
    void drop(const std::string& imageSha256);

Q_SIGNALS:
    void failed(const QString& message); ///< to write: the notes are in memory alone

private:
    using Notes = std::unordered_map<std::string, QString>; ///< by the hash of the image
    using Products = std::map<std::string, Notes>;
    struct Written {};

    void write(const std::string& product);
    std::filesystem::path fileOf(const std::string& product) const;
    Notes read(const std::string& product) const;
    void writeAll(const Products& products);

    const std::filesystem::path folder_;
    Products products_; ///< those that were open in this session
    std::string product_;
    std::set<std::string> touched_;          ///< of them: their files are this session's to write
    Products written_;                       ///< the runner's: what the files hold
    LatestRunner<Products, Written> runner_; ///< last
};

} // namespace cliplad::ui
