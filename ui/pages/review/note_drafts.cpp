#include "pages/review/note_drafts.h"

#include <utility>

#include <nlohmann/json.hpp>

#include <QStandardPaths>

#include "base/atomic_file.h"
#include "base/folder.h"
#include "base/json_text.h"
#include "base/path_bytes.h"
#include "base/sha256.h"

namespace cliplad::ui {

namespace fs = std::filesystem;
using nlohmann::json;

fs::path NoteDrafts::defaultFolder() {
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return fs::path(data.toStdString()) / "clip-lad" / "notes";
}

NoteDrafts::NoteDrafts(fs::path folder, QObject* parent)
    : QObject(parent)
    , folder_(std::move(folder))
    , runner_(
          [this](const Products& products, const JobContext&) {
              writeAll(products);
              return Written{};
          },
          [this](const auto& outcome) {
              if (const auto* error = std::get_if<Error>(&outcome.value))
                  QMetaObject::invokeMethod(
                      this, [this, message = QString::fromUtf8(error->what())] { Q_EMIT failed(message); });
          }) {}

NoteDrafts::~NoteDrafts() {
    runner_.waitUntilIdle();
}

void NoteDrafts::open(const std::string& product) {
    product_ = product;
    if (const auto [notes, isNew] = products_.try_emplace(product); isNew)
        notes->second = read(product);
}

void NoteDrafts::rename(const std::string& product) {
    if (product == product_)
        return;
    const std::string before = product_;
    Notes notes = std::exchange(products_[before], {});
    open(product);
    if (notes.empty())
        return;
    products_[product].merge(notes);
    write(before);
    write(product);
}

const QString* NoteDrafts::find(const std::string& imageSha256) const {
    const auto product = products_.find(product_);
    if (product == products_.end())
        return nullptr;
    const auto note = product->second.find(imageSha256);
    return note == product->second.end() ? nullptr : &note->second;
}

void NoteDrafts::keep(const std::string& imageSha256, const QString& note) {
    products_[product_][imageSha256] = note;
    write(product_);
}

void NoteDrafts::drop(const std::string& imageSha256) {
    if (products_[product_].erase(imageSha256) > 0)
        write(product_);
}

/// With all that were touched: a request may replace one that waits.
void NoteDrafts::write(const std::string& product) {
    touched_.insert(product);
    Products touched;
    for (const std::string& each : touched_)
        touched.emplace(each, products_[each]);
    runner_.submit(std::move(touched));
}

fs::path NoteDrafts::fileOf(const std::string& product) const {
    return folder_ / (sha256(product) + ".json");
}

NoteDrafts::Notes NoteDrafts::read(const std::string& product) const {
    Notes notes;
    try {
        const json value = json::parse(readFile(fileOf(product)));
        for (const auto& [image, note] : value.at("notes").items())
            notes[image] = QString::fromStdString(note.get<std::string>());
    } catch (const Error&) {
        // there are none
    } catch (const json::exception&) {
        notes.clear(); // nothing that this program wrote
    }
    return notes;
}

/// On the runner's thread.
void NoteDrafts::writeAll(const Products& products) {
    for (const auto& [product, notes] : products) {
        const auto before = written_.find(product);
        if (before != written_.end() && before->second == notes)
            continue;
        if (notes.empty()) {
            std::error_code gone;
            fs::remove(fileOf(product), gone);
        } else {
            json value = {{"product", pathJson<json>(product)}, {"notes", json::object()}};
            for (const auto& [image, note] : notes)
                value["notes"][image] = note.toStdString();
            makeFolder(folder_);
            writeFileAtomically(fileOf(product), std::string_view(jsonText(value, 1)));
        }
        written_[product] = notes;
    }
}

} // namespace cliplad::ui
