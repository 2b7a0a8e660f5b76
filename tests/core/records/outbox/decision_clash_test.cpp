#include "records/outbox/decision_clash.h"

#include <QtTest>

#include "core/records/record_places.h"
#include "records/records.h"

using namespace cliplad;
using namespace cliplad::tests;
using namespace std::chrono_literals;
using enum DecisionValue;

namespace {

constexpr RecordTime kMorning = RecordTime(std::chrono::hours(480'000));

} // namespace

/// Two stations decide on one image: Ada's decisions are sent late.
class DecisionClashTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { RecordPlaces::addKinds(); }
    void init() {
        if (!RecordPlaces::canUse())
            QSKIP("PostgreSQL's server is not installed");
        place_ = places_.newPlace();
        own_ = std::make_unique<Records>(place_);
        RecordsSettings place = place_;
        place.station = "station 2";
        other_ = std::make_unique<Records>(place);
    }

    void theLaterDecisionStandsHoweverLateItIsSent() {
        bea(1, Good, 1min);
        bea(2, Good, 3min);
        const auto clashes = clashesOf(*own_, sent({{1, Bad, 2min}, {2, Bad, 2min}, {3, Bad, 2min}}));
        QCOMPARE(clashes.size(), 2U);
        QVERIFY(clashes[0].own.imageSha256 == decisionOn(1).imageSha256 && clashes[0].ownStands);
        QVERIFY(clashes[0].other.who == "Bea" && clashes[0].other.station == "station 2");
        QVERIFY(clashes[0].other.value == Good && clashes[0].own.value == Bad);
        QVERIFY(clashes[1].own.imageSha256 == decisionOn(2).imageSha256 && !clashes[1].ownStands);
        QVERIFY(standing(1) == Bad && standing(2) == Good);
        QCOMPARE(own_->decisionHistory(decisionOn(1).imageSha256).size(), 2U); // nothing is lost
        QCOMPARE(own_->decisionHistory(decisionOn(2).imageSha256).size(), 2U);
        QVERIFY(own_->verifyAudit().intact());
    }

    void theSameDecisionClashesWithNone() {
        bea(1, Good, 1min);
        bea(2, Good, 3min);
        QVERIFY(clashesOf(*own_, sent({{1, Good, 2min}, {2, Good, 2min}})).empty());
    }

    void whatWasKnownIsNoClash() {
        const Decision seen = bea(1, Good, 1min);
        auto late = sent({{1, Bad, 2min}});
        late[0].known = {.who = seen.who, .when = seen.when};
        QVERIFY(clashesOf(*own_, late).empty());
        late[0].known->when -= 1ms; // another one of hers
        QCOMPARE(clashesOf(*own_, late).size(), 1U);
    }

    /// Also where it was known: it is not what the person decided.
    void aKnownDecisionThatStandsIsTold() {
        const Decision seen = bea(1, Good, 5min); // by her clock
        auto late = sent({{1, Bad, 2min}});
        late[0].known = {.who = seen.who, .when = seen.when};
        QCOMPARE(clashesOf(*own_, late).size(), 1U);
    }

    void ofSeveralDecisionsOnAnImageTheLastOneIsHeldAgainstTheOthers() {
        bea(1, Good, 1min);
        bea(2, Bad, 1min);
        const auto clashes =
            clashesOf(*own_, sent({{1, Unsure, 2min}, {1, Bad, 3min}, {2, Unsure, 2min}, {2, Bad, 3min}}));
        QCOMPARE(clashes.size(), 1U);
        QVERIFY(clashes[0].own.value == Bad && clashes[0].other.value == Good && clashes[0].ownStands);
    }

    void onesOwnEarlierDecisionIsNoClash() {
        own_->recordDecision(ada(1, Good, 1min));
        QVERIFY(clashesOf(*own_, sent({{1, Bad, 2min}})).empty());
    }

    void takenBackBeforeIsNoClashAndTakenBackLaterIs() {
        bea(1, Good, 0min);
        bea(1, Withdrawn, 1min);
        bea(2, Good, 3min);
        bea(2, Withdrawn, 4min);
        const auto clashes = clashesOf(*own_, sent({{1, Bad, 2min}, {2, Bad, 2min}}));
        QCOMPARE(clashes.size(), 1U);
        QVERIFY(clashes[0].other.value == Withdrawn && !clashes[0].ownStands);
    }

    void theImageIsNamedAsItsRunHasIt() {
        RunStart start = sampleRun();
        start.key = newRunKey();
        own_->addResults(own_->startRun(start), std::vector{resultOf(0), resultOf(1)});
        bea(1, Good, 1min);
        InformedDecision late{.decision = ada(1, Bad, 2min)};
        late.decision.runKey = start.key;
        late.decision = own_->recordDecision(late.decision);
        QCOMPARE(imageOf(*own_, clashesOf(*own_, {&late, 1}).at(0).own), resultOf(1).image);
        bea(2, Good, 1min);
        QCOMPARE(imageOf(*own_, clashesOf(*own_, sent({{2, Bad, 2min}})).at(0).own), ""); // of no run
    }

    /// Another program wrote it: the decisions on other images are told, and none is held up.
    void aDecisionThatCannotBeReadHidesItsImageAlone() {
        const Decision odd = bea(1, Good, 0min);
        bea(1, Unsure, 1min);
        bea(2, Good, 1min);
        Database database(place_);
        database.run(database.isPostgres() ? "DROP TRIGGER decisions_kept ON decisions"
                                           : "DROP TRIGGER decisions_kept_UPDATE");
        database.run("UPDATE decisions SET decision = 'nonsense' WHERE audit_row = ?",
                     {static_cast<qlonglong>(odd.auditRow)});
        const auto clashes = clashesOf(*own_, sent({{1, Bad, 2min}, {2, Bad, 2min}}));
        QCOMPARE(clashes.size(), 1U);
        QCOMPARE(clashes[0].own.imageSha256, decisionOn(2).imageSha256);
    }

private:
    struct Ask {
        int image = 0;
        DecisionValue value = Good;
        std::chrono::minutes when = {};
    };

    static Decision ada(int image, DecisionValue value, std::chrono::minutes when) {
        Decision decision = decisionOn(image, value);
        decision.when = kMorning + when;
        return decision;
    }
    Decision bea(int image, DecisionValue value, std::chrono::minutes when) {
        Decision decision = ada(image, value, when);
        decision.who = "Bea";
        return other_->recordDecision(decision);
    }
    /// Of Ada, who knows nothing.
    std::vector<InformedDecision> sent(const std::vector<Ask>& asks) {
        std::vector<InformedDecision> recorded;
        for (const Ask& ask : asks)
            recorded.push_back({.decision = own_->recordDecision(ada(ask.image, ask.value, ask.when))});
        return recorded;
    }
    DecisionValue standing(int image) {
        const std::string hash = decisionOn(image).imageSha256;
        return own_->latestDecisions({&hash, 1}).at(hash).value;
    }

    RecordPlaces places_;
    RecordsSettings place_;
    std::unique_ptr<Records> own_, other_;
};

QTEST_GUILESS_MAIN(DecisionClashTest)
#include "decision_clash_test.moc"
