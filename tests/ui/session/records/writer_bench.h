#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <QCoreApplication>
#include <QSettings>
#include <QTemporaryDir>

#include "base/atomic_file.h"
#include "base/sha256.h"
#include "records/records.h"
#include "session/records/decision_writer.h"

namespace cliplad::tests {

/// Records in a file with a Studio's way to them, and settings of their own; all gone with the object.
struct WriterBench {
    WriterBench() {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
        QCoreApplication::setOrganizationName("writer_bench");
    }

    std::filesystem::path path(const std::string& name) const {
        return std::filesystem::path(folder.path().toStdString()) / name;
    }

    RecordsSettings records() const {
        return {.database = path("records.sqlite").string(),
                .station = "line 1",
                .wait = std::chrono::milliseconds(50)};
    }

    /// Records as another station writes them.
    Records elsewhere(const std::string& file = "records.sqlite") const {
        RecordsSettings settings = records();
        settings.database = path(file).string();
        settings.station = "line 2";
        return Records(settings);
    }

    std::unique_ptr<ui::DecisionWriter> writer() const {
        return std::make_unique<ui::DecisionWriter>(
            [this] {
                return DecisionOutbox::Options{.folder = path("outbox"),
                                               .records = records(),
                                               .retryAfter = std::chrono::milliseconds(20)};
            },
            std::chrono::milliseconds(50));
    }

    ui::DecisionAsk ask(const std::string& image, DecisionValue value, const QString& note = {}) const {
        if (!std::filesystem::exists(path(image)))
            writeFileAtomically(path(image), "pixels of " + image);
        return {.image = path(image),
                .imageSha256 = sha256("pixels of " + image),
                .value = value,
                .note = note,
                .why = "red disc: 1 fewer",
                .modelSha256 = sha256("model"),
                .productSha256 = sha256("product")};
    }

    /// Reads the records as another program would.
    std::vector<Decision> history(const std::string& image) const {
        return Records(records()).decisionHistory(sha256("pixels of " + image));
    }

    QTemporaryDir folder;
};

inline ui::Review::Delivery deliveryOf(const ui::DecisionWriter& writer, const std::string& image) {
    return writer.find(sha256("pixels of " + image))->delivery;
}

} // namespace cliplad::tests
