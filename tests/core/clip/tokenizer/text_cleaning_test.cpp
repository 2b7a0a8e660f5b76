#include <chrono>
#include <string>

#include <QTest>

#include "base/error.h"
#include "clip/tokenizer/html_entities.h"
#include "clip/tokenizer/text_cleaning.h"

using namespace cliplad;

/// QCOMPARE that can print UTF-32.
#define COMPARE_TEXT(actual, expected)                                                                       \
    QCOMPARE(QString::fromStdU32String(actual), QString::fromStdU32String(expected))

class TextCleaningTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void curlyQuotesBecomeStraight() { COMPARE_TEXT(cleanText("“it’s” ‘so’"), U"\"it's\" 'so'"); }

    void ligaturesAndWidthsBecomeLetters() {
        COMPARE_TEXT(cleanText("ﬁn Ǆ ＦＵＬＬ　ｶﾞ"), std::u32string(U"fin d\u017e full ") + U"\u30ac");
    }

    void whiteSpaceCollapses() { COMPARE_TEXT(cleanText(" a\r\n\t b\u2028\u00a0c\u0085 "), U"a b c…"); }

    void terminalColoursAndControlsVanish() {
        COMPARE_TEXT(cleanText("\x1b[36;44mred\x1b[0m\x01\x7f\ufeff"), U"red");
    }

    void entitiesDecodeUpToTwiceMoreThanRepair() {
        COMPARE_TEXT(cleanText("&amp;amp;lt;"), U"<");
        COMPARE_TEXT(cleanText("AT&amp;T &EACUTE; &notit;"), U"at&t é ¬it;");
    }

    void htmlKeepsItsEntitiesForTheLaterStep() {
        // With a < the repair leaves &EACUTE; alone, and HTML itself has no such name.
        COMPARE_TEXT(cleanText("<b> &EACUTE; &eacute;"), U"<b> &eacute; é");
    }

    void lowerCaseFollowsTheFullRules() {
        COMPARE_TEXT(cleanText("ΣΊΣΥΦΟΣ"), U"σίσυφος");
        COMPARE_TEXT(cleanText("İ"), U"i\u0307");
    }

    void resultIsComposed() { COMPARE_TEXT(cleanText("e\u0301 \u1112\u1161\u11ab"), U"é 한"); }

    void forbiddenNumbersReadAsHtmlSays() {
        COMPARE_TEXT(decodeEntities(U"&#0;&#xD800;&#x110000;&#99999999999999999999;"),
                     U"\ufffd\ufffd\ufffd\ufffd");
        COMPARE_TEXT(decodeEntities(U"a&#1;&#xFFFE;b&#128;"), U"ab€");
    }

    void referencesThatAreNoneStay() {
        for (const std::u32string text : {U"&", U"&;", U"&#;", U"&#x;", U"&nosuch;", U"a & b", U"&\u00e9;"}) {
            COMPARE_TEXT(decodeEntities(text), text);
            COMPARE_TEXT(decodeUnambiguousEntities(text), text);
        }
    }

    void withoutSemicolonOnlyTheLenientReadingDecodes() {
        COMPARE_TEXT(decodeEntities(U"&ampx"), U"&x");
        COMPARE_TEXT(decodeUnambiguousEntities(U"&ampx"), U"&ampx");
    }

    void wrongEncodingsAreNotGuessed() { COMPARE_TEXT(cleanText("Ã©"), U"ã©"); }

    void hostileTextsEndSoon() {
        std::string escapes = "&";
        while (escapes.size() + 4 <= kMaxTextBytes)
            escapes += "amp;";
        std::string marks = "a";
        while (marks.size() + 4 <= kMaxTextBytes)
            marks += "\u0301\u0316";
        const auto begin = std::chrono::steady_clock::now();
        cleanText(escapes);
        cleanText(marks);
        QVERIFY(std::chrono::steady_clock::now() - begin < std::chrono::seconds(10));
    }

    void overlongTextIsAnError() {
        QVERIFY_EXCEPTION_THROWN(cleanText(std::string(kMaxTextBytes + 1, ' ')), Error);
    }
};

QTEST_APPLESS_MAIN(TextCleaningTest)
#include "text_cleaning_test.moc"
