#include "session/finding_text.h"
#include "session/warning_text.h"

#include <QtTest>

namespace cliplad::ui {
namespace {

/// Eight red discs in the nearest shot, of 100 mask pixels each.
PartDifference redDiscs(int pieces, int areaPx, int countDifference) {
    return {.label = "red disc",
            .areaPx = areaPx,
            .shotAreaPx = 800,
            .contribution = areaPx - 800.0,
            .countDifference = countDifference,
            .pieces = pieces,
            .shotPieces = 8};
}

QString lineOf(const std::vector<PartDifference>& differences, int nearestShot = 2,
               const QLocale& locale = QLocale::c()) {
    return findingLine(partStatements(differences, false, locale), differences, nearestShot, locale);
}

} // namespace

class FindingTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatAPersonHasToKnow_data() {
        QTest::addColumn<PartDifference>("part");
        QTest::addColumn<QString>("line");
        QTest::newRow("fewer") << redDiscs(6, 600, -2)
                               << "red disc: 2 fewer than the shots; nearest: shot no. 3";
        QTest::newRow("more") << redDiscs(9, 900, 1)
                              << "red disc: 1 more than the shots; nearest: shot no. 3";
        QTest::newRow("none left") << redDiscs(0, 0, 0)
                                   << "red disc: missing altogether; nearest: shot no. 3";
        QTest::newRow("less area") << redDiscs(8, 400, 0)
                                   << "red disc: 50 % less area than the nearest shot; nearest: shot no. 3";
        QTest::newRow("more area") << redDiscs(8, 1200, 0)
                                   << "red disc: 50 % more area than the nearest shot; nearest: shot no. 3";
        QTest::newRow("far more area")
            << redDiscs(8, 2000, 0)
            << "red disc: 2.5 times the area of the nearest shot; nearest: shot no. 3";
        QTest::newRow("a piece less, as much area")
            << redDiscs(7, 800, 0)
            << "red disc: 1 piece(s) fewer (about as much area as the nearest shot); nearest: shot no. 3";
        QTest::newRow("not worth saying")
            << redDiscs(8, 810, 0) << "All parts are there in about the amounts of the shots.";
        QTest::newRow("none found here nor there")
            << PartDifference{.label = "red disc"} << "No part was found, neither here nor on the shots.";
    }
    void saysWhatAPersonHasToKnow() {
        QFETCH(PartDifference, part);
        QTEST(lineOf({part}), "line");
    }

    void figuresHaveAMinusSignAndNoHyphen() {
        QCOMPARE(figureText(-15.64, 1, QLocale::c()), QString("−15.6"));
        QCOMPARE(figureText(15.64, 1, QLocale::c()), QString("15.6"));
        QCOMPARE(figureText(-1.5, 2, QLocale(QLocale::German)), QString("−1,50"));
    }

    void smallRawScoresKeepTheirDigits() {
        const QLocale c = QLocale::c();
        for (const auto& [score, text] : std::vector<std::pair<double, QString>>{{0.002677, "0.00268"},
                                                                                 {0.0026, "0.00260"},
                                                                                 {0.0033, "0.00330"},
                                                                                 {0.00001234, "0.0000123"},
                                                                                 {0.05, "0.0500"},
                                                                                 {0.12345, "0.123"},
                                                                                 {12.3456, "12.346"},
                                                                                 {-0.0026, "−0.00260"},
                                                                                 {0, "0.000"},
                                                                                 {2.7e-7, "0.000"},
                                                                                 {-2.7e-7, "0.000"}})
            QCOMPARE(rawScoreText(score, c), text);
        QCOMPARE(rawScoreText(0.0026, QLocale(QLocale::German)), QString("0,00260"));
    }

    void rawScoresOfAColumnHaveTheDecimalsOfTheUsualOne() {
        const QLocale c = QLocale::c();
        QCOMPARE(rawScoreText(0.141, 0.0042, c), QString("0.14100"));
        QCOMPARE(rawScoreText(-2.7e-7, 0.0042, c), QString("0.00000"));
        QCOMPARE(rawScoreText(0.00885, 0, c), QString("0.009"));
        QCOMPARE(rawScoreText(0.00885, 12, c), QString("0.009"));
    }

    void partThatIsInNoShotIsExtra() {
        const PartDifference part{.label = "clip", .areaPx = 90, .contribution = 90, .pieces = 1};
        QCOMPARE(lineOf({part}, 0), "clip: not in the nearest shot; nearest: shot no. 1");
        QVERIFY(partChange(part) == PartChange::Extra);
        QVERIFY(partChange(redDiscs(6, 600, -2)) == PartChange::Missing);
        QVERIFY(!partChange(redDiscs(8, 805, 0)));
    }

    void severalPartsStandOnOneLine() {
        const PartDifference clip{.label = "clip", .shotAreaPx = 90, .contribution = -90, .shotPieces = 1};
        QCOMPARE(lineOf({redDiscs(7, 700, -1), clip}),
                 "red disc: 1 fewer than the shots; clip: missing altogether; nearest: shot no. 3");
    }

    void unusualCuesAreSaidWithHowUnusualTheyAre() {
        QCOMPARE(cueLine({}, QLocale::c()), QString());
        QCOMPARE(cueLine({{"instances", 3.24}, {"layout", 2}}, QLocale(QLocale::German)),
                 QString("Set of pieces: 3,2 times as far from the shots as is normal; "
                         "Layout of the parts: 2,0 times as far from the shots as is normal"));
    }

    void largestDifferenceIsSaidWhereItAloneDroveTheVerdict() {
        QVERIFY(partStatements({redDiscs(8, 760, 0)}, false, QLocale::c()).empty());
        QCOMPARE(partStatements({redDiscs(8, 720, 0)}, true, QLocale::c()).at(0).text,
                 "red disc: 10 % less area than the nearest shot");
    }

    void saysWhatIsOddAboutAProduct() {
        const EnrolmentWarning unlike{
            .kind = EnrolmentWarning::Kind::UnlikeShot,
            .odd = {
                {.shot = {1, "b.png"}, .oddities = {{"screw", false, 10, 90, 110}, {"nut", true, 2, 1, 1}}}}};
        QVERIFY(
            warningText(unlike, QLocale::c())
                .startsWith("Unlike the other shots is shot 2 (b.png): mask pixels of “screw”: 10, elsewhere "
                            "90 to 110, pieces of “nut”: 2, elsewhere 1."));
        const EnrolmentWarning blind{.kind = EnrolmentWarning::Kind::BlindSpots,
                                     .spots = {{"screw", false, 1.25}, {"nut", true, 2}},
                                     .threshold = 3.5};
        const QString text = warningText(blind, QLocale::c());
        QVERIFY2(text.contains("threshold of 3.50: one “screw” (score 1.25), all of “nut” (score 2.00)."),
                 qPrintable(text));
    }

    void saysWhatACalibrationWasLearnedFrom() {
        const QLocale c = QLocale::c();
        QCOMPARE(calibrationText({.leftOut = 3, .shots = 4}, c),
                 "learned by leaving out 3 of 4 shots in turn");
        QCOMPARE(calibrationText({.leftOut = 2, .copies = 5, .shots = 4}, c),
                 "learned by leaving out 2 of 4 shots in turn, and from 5 changed copies of the rest");
        QCOMPARE(calibrationText({.copies = 6, .shots = 1}, c), "learned from 6 changed copies of the shots");
    }

    /// Names are a person's own words: they are neither inflected nor read as place-holders.
    void namesStandAsTheyAre() {
        PartDifference part = redDiscs(6, 600, -2);
        part.label = "%1 Schräubchen %n";
        QCOMPARE(lineOf({part}, -1), "%1 Schräubchen %n: 2 fewer than the shots");
    }

    void numbersFollowTheLanguage() {
        QCOMPARE(lineOf({redDiscs(8, 2000, 0)}, 2, QLocale(QLocale::German)),
                 "red disc: 2,5 times the area of the nearest shot; nearest: shot no. 3");
    }

    void unusualPlaceNamesItsShot() {
        Finding finding;
        finding.structuralDeviation = 4.2;
        finding.peakRegion = {1, 2, 3, 4};
        finding.peakShot = 1;
        finding.isStructural = true;
        QVERIFY(structuralText(finding, QLocale::c()).contains("shot 2"));
        finding.structuralDeviation = 0.5;
        finding.isStructural = false;
        QVERIFY(!structuralText(finding, QLocale::c()).contains("shot 2"));
        QVERIFY(structuralText({}, QLocale::c()).contains("ignore regions"));
    }
};

} // namespace cliplad::ui

QTEST_GUILESS_MAIN(cliplad::ui::FindingTextTest)
#include "finding_text_test.moc"
