#include "session/decision_writer.h"

#include <QSettings>
#include <QSignalSpy>
#include <QtTest>

#include "base/atomic_file.h"
#include "base/sha256.h"
#include "records/database.h"
#include "records/records.h"
#include "records/transaction.h"

namespace cliplad::ui {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;
using Delivery = Review::Delivery;

} // namespace

class DecisionWriterTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> folder_;

    fs::path path(const std::string& name) const { return fs::path(folder_->path().toStdString()) / name; }

    RecordsSettings records() const {
        return {.database = path("records.sqlite").string(), .station = "line 1", .wait = 50ms};
    }

    std::unique_ptr<DecisionWriter> writer() const {
        return std::make_unique<DecisionWriter>(
            [this] {
                return DecisionOutbox::Options{
                    .folder = path("outbox"), .records = records(), .retryAfter = 20ms};
            },
            50ms);
    }

    DecisionAsk ask(const std::string& image, DecisionValue value, const QString& note = {}) const {
        if (!fs::exists(path(image)))
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

    static Delivery deliveryOf(const DecisionWriter& writer, const std::string& image) {
        return writer.find(sha256("pixels of " + image))->delivery;
    }

private Q_SLOTS:
    void init() {
        folder_ = std::make_unique<QTemporaryDir>();
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder_->path());
        QCoreApplication::setOrganizationName("decision_writer_test");
    }

    void decisionIsRecordedWithAllThatProvesIt() {
        DecisionWriter::setReviewer("anna");
        const auto writer = this->writer();
        QSignalSpy changes(writer.get(), &DecisionWriter::reviewChanged);
        writer->decide(ask("a.png", DecisionValue::Bad, "scratched"));
        QVERIFY(deliveryOf(*writer, "a.png") == Delivery::Sending); // it is not awaited
        QTRY_VERIFY(deliveryOf(*writer, "a.png") == Delivery::Recorded);
        QCOMPARE(changes.count(), 2);

        writer->decide(ask("a.png", DecisionValue::Good));
        QTRY_VERIFY(deliveryOf(*writer, "a.png") == Delivery::Recorded);
        const auto decisions = history("a.png");
        QCOMPARE(decisions.size(), 2U);
        QCOMPARE(decisions[0].who, "anna");
        QCOMPARE(decisions[0].note, "scratched");
        QCOMPARE(decisions[0].why, "red disc: 1 fewer");
        QCOMPARE(decisions[0].modelSha256, sha256("model"));
        QCOMPARE(decisions[0].productSha256, sha256("product"));
        QVERIFY(decisions[1].oldValue == DecisionValue::Bad && decisions[1].value == DecisionValue::Good);
        QVERIFY(Records(records()).verifyAudit().intact());
    }

    void decisionsAreWrittenInTheirOrderAlsoWhenTheProgramEnds() {
        {
            const auto writer = this->writer();
            for (int i = 0; i < 20; ++i)
                writer->decide(ask("a.png", i % 2 == 0 ? DecisionValue::Good : DecisionValue::Bad));
        }
        const auto decisions = history("a.png");
        QCOMPARE(decisions.size(), 20U);
        for (std::size_t i = 0; i < decisions.size(); ++i)
            QVERIFY(decisions[i].value == (i % 2 == 0 ? DecisionValue::Good : DecisionValue::Bad));
    }

    void recordsThatCannotBeWrittenKeepDecisionsHereUntilTheyCan() {
        const auto writer = this->writer();
        writer->decide(ask("a.png", DecisionValue::Good));
        QTRY_VERIFY(deliveryOf(*writer, "a.png") == Delivery::Recorded);
        {
            Database other(records());
            const Transaction blocking(other, Transaction::Kind::Write);
            writer->decide(ask("b.png", DecisionValue::Bad));
            writer->decide(ask("c.png", DecisionValue::Bad));
            QTRY_VERIFY(deliveryOf(*writer, "b.png") == Delivery::Kept);
            QTRY_VERIFY(deliveryOf(*writer, "c.png") == Delivery::Kept);
            QTRY_COMPARE(writer->waiting(), 2);
            QVERIFY(!writer->problem().isEmpty());
        }
        QTRY_VERIFY(deliveryOf(*writer, "c.png") == Delivery::Recorded); // without anybody asking
        QCOMPARE(writer->waiting(), 0);
        QVERIFY(writer->problem().isEmpty());
        QCOMPARE(history("b.png").size(), 1U);
    }

    void decisionOnNoDiskIsToldAndSentAgain() {
        writeFileAtomically(path("outbox"), "in the way");
        const auto writer = this->writer();
        QSignalSpy failed(writer.get(), &DecisionWriter::failedToRecord);
        writer->decide(ask("a.png", DecisionValue::Good));
        QTRY_VERIFY(deliveryOf(*writer, "a.png") == Delivery::Failed);
        QCOMPARE(failed.count(), 1);
        QCOMPARE(writer->failed(), 1);
        fs::remove(path("outbox"));
        writer->retryFailed();
        QTRY_VERIFY(deliveryOf(*writer, "a.png") == Delivery::Recorded);
        QCOMPARE(writer->failed(), 0);
    }

    void fileThatChangedAfterItWasSeenIsNotDecidedOn() {
        const auto writer = this->writer();
        const DecisionAsk seen = ask("a.png", DecisionValue::Good);
        writeFileAtomically(path("a.png"), "other pixels");
        writer->decide(seen);
        QTRY_VERIFY(deliveryOf(*writer, "a.png") == Delivery::Failed);
        QVERIFY(writer->find(seen.imageSha256)->problem.contains("changed after it was scored"));
    }

    void decisionsOfEarlierSessionsAreFoundByContent() {
        {
            const auto earlier = writer();
            earlier->decide(ask("a.png", DecisionValue::Bad, "dent"));
            earlier->decide(ask("b.png", DecisionValue::Good));
            earlier->decide(ask("b.png", DecisionValue::Withdrawn));
        }
        const auto writer = this->writer();
        QSignalSpy found(writer.get(), &DecisionWriter::earlierFound);
        std::vector<std::string> hashes{sha256("pixels of a.png"), sha256("pixels of b.png")};
        for (int i = 0; i < 3000; ++i)
            hashes.push_back(sha256("image " + std::to_string(i)));
        writer->findEarlier(hashes);
        writer->flush();
        QTRY_COMPARE(found.count(), 1);
        const Review* review = writer->find(sha256("pixels of a.png"));
        QVERIFY(review != nullptr && review->isEarlier && review->value == DecisionValue::Bad);
        QCOMPARE(review->note, "dent");
        QVERIFY(writer->find(sha256("pixels of b.png")) == nullptr);
    }

    void searchMakesNoRecords() {
        const auto writer = this->writer();
        writer->findEarlier({sha256("pixels of a.png")});
        writer->flush();
        QVERIFY(!fs::exists(path("records.sqlite")) && !fs::exists(path("outbox")));
    }

    void ownDecisionStandsAgainstAnEarlierOne() {
        { writer()->decide(ask("a.png", DecisionValue::Bad)); }
        const auto writer = this->writer();
        writer->decide(ask("a.png", DecisionValue::Good));
        writer->findEarlier({sha256("pixels of a.png")});
        writer->flush();
        QCoreApplication::processEvents();
        QVERIFY(writer->find(sha256("pixels of a.png"))->value == DecisionValue::Good);
    }

    void whoDecidesIsTheLoginUnlessSaidOtherwise() {
        DecisionWriter::setReviewer(" ");
        QCOMPARE(DecisionWriter::reviewer(), QString::fromStdString(thisPerson()));
        DecisionWriter::setReviewer(" Bea ");
        QCOMPARE(DecisionWriter::reviewer(), "Bea");
    }
};

} // namespace cliplad::ui

QTEST_GUILESS_MAIN(cliplad::ui::DecisionWriterTest)
#include "decision_writer_test.moc"
