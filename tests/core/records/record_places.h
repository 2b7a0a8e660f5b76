#pragma once

#include <memory>
#include <string>

#include <QTemporaryDir>
#include <QTest>

#include "base/sha256.h"
#include "core/records/postgres_server.h"
#include "records/record_values.h"
#include "records/records_settings.h"

namespace cliplad::tests {

/// Makes new records for each test, in SQLite files and in a PostgreSQL server.
///
/// A test class has `initTestCase_data() { RecordPlaces::addKinds(); }`, and begins init() with
/// `if (!places_.canUse()) QSKIP(...)`: then every test runs on both.
class RecordPlaces {
public:
    static void addKinds() {
        QTest::addColumn<bool>("usePostgres");
        QTest::newRow("SQLite") << false;
        QTest::newRow("PostgreSQL") << true;
    }

    static bool isPostgres() {
        QFETCH_GLOBAL(bool, usePostgres);
        return usePostgres;
    }

    static bool canUse() { return !isPostgres() || PostgresServer::isInstalled(); }

    RecordsSettings newPlace() {
        const std::string database = isPostgres() ? server().newDatabase() : newFile();
        return {.database = database, .station = "station 1"};
    }

    PostgresServer& server() {
        if (!server_)
            server_ = std::make_unique<PostgresServer>();
        return *server_;
    }

    std::string newFile() {
        return folder_.filePath(QString("records %1.sqlite").arg(++count_)).toStdString();
    }

private:
    QTemporaryDir folder_;
    std::unique_ptr<PostgresServer> server_;
    int count_ = 0;
};

/// A decision on the image of that number.
inline Decision decisionOn(int image, DecisionValue value = DecisionValue::Good) {
    return {.imageSha256 = sha256("image " + std::to_string(image)),
            .value = value,
            .note = "scratch beside the hole – Kratzer",
            .why = "2 pushpins fewer than the shots",
            .who = "Ada",
            .modelSha256 = std::string(64, 'a'),
            .productSha256 = std::string(64, 'b')};
}

inline RunStart sampleRun(const std::string& product = "tray") {
    return {.product = product,
            .productSha256 = std::string(64, 'b'),
            .model = "demo",
            .modelSha256 = std::string(64, 'a'),
            .precision = "fp32",
            .who = "Ada"};
}

inline RecordedResult resultOf(int image) {
    return {.image = "incoming/" + std::to_string(image) + ".png",
            .imageSha256 = sha256("image " + std::to_string(image)),
            .verdict = image % 2 == 0 ? "good" : "anomalous",
            .logical = 0.1 * image,
            .structural = 1.0 / 3,
            .fused = 1e-12 * image,
            .threshold = 3,
            .countsJson = R"({"screw": 4})",
            .explanation = "1 screw fewer than the shots"};
}

} // namespace cliplad::tests
