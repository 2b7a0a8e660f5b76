#include <algorithm>
#include <vector>

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QListWidget>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>
#include <QToolButton>

#include "shell/help/manual_window.h"
#include "shell/view_menu.h"
#include "style/theme.h"

namespace cliplad::ui {
namespace {

const QStringList kTranslations = {"de", "zh_CN"};

QString textOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// What a translation shares with its original: the kinds of its lines in order, but for the prose of
/// paragraphs, and where its links lead; a language may turn a sentence around.
QStringList shapeOf(const QString& markdown) {
    static const QRegularExpression kKind(R"(^(#+|\||\d+\. |- |```))");
    static const QRegularExpression kTarget(R"(\]\(([^)]+)\))");
    QStringList kinds, targets;
    for (const QString& line : markdown.split('\n'))
        if (const auto kind = kKind.match(line); kind.hasMatch())
            kinds << kind.captured(1);
    for (auto match = kTarget.globalMatch(markdown); match.hasNext();)
        targets << match.next().captured(1);
    targets.sort();
    return kinds + targets;
}

class ManualWindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { setLanguage("en"); }

    void translationsHaveTheShapeOfTheOriginal_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("chapter");
        for (const QString& language : kTranslations)
            for (const QString& chapter : QDir(":/manual").entryList({"*.md"}, QDir::Files))
                QTest::addRow("%s/%s", qPrintable(language), qPrintable(chapter)) << language << chapter;
    }
    void translationsHaveTheShapeOfTheOriginal() {
        QFETCH(QString, language);
        QFETCH(QString, chapter);
        const QString english = textOf(":/manual/" + chapter);
        const QString translated = textOf(":/manual/" + language + '/' + chapter);
        QVERIFY(english.size() > 1000);
        QVERIFY(translated != english);
        QCOMPARE(shapeOf(translated), shapeOf(english));
    }

    /// Of each page, in each language.
    void thePicturesAreThere() {
        QWidget parent;
        std::vector<QImage> seen;
        for (const QString language : {"en", "de", "zh_CN"}) {
            setLanguage(language);
            for (const QString page : {"enrol", "prompts", "tune", "score", "review"}) {
                ManualWindow::open(&parent, page);
                const auto* text = parent.findChild<ManualWindow*>()->findChild<QTextBrowser*>();
                const QUrl url("images/" + page + ".jpg");
                QVERIFY(text->document()->toMarkdown().contains(url.toString()));
                const auto image =
                    text->document()->resource(QTextDocument::ImageResource, url).value<QImage>();
                QCOMPARE(image.deviceIndependentSize().width(), 640.0);
                QVERIFY2(std::find(seen.begin(), seen.end(), image) == seen.end(),
                         qPrintable(language + '/' + page));
                seen.push_back(image);
            }
        }
    }

    void theChaptersAreListedEachInItsOwnRow() {
        setTheme(*qApp, Theme::Light); // pads the rows
        QWidget parent;
        ManualWindow::open(&parent, "score");
        const auto* chapters = parent.findChild<ManualWindow*>()->findChild<QListWidget*>();
        for (int row = 0; row < chapters->count(); ++row)
            QVERIFY(chapters->visualItemRect(chapters->item(row)).height() >= chapters->sizeHintForRow(row));
    }

    void aSectionIsFoundInEachLanguage() {
        QWidget parent;
        const std::vector<std::pair<QString, QString>> titles = {
            {"en", "Export…"}, {"de", "Exportieren …"}, {"zh_CN", "导出…"}};
        for (const auto& [language, title] : titles) {
            setLanguage(language);
            QCoreApplication::sendPostedEvents();
            ManualWindow::open(&parent, "score#export");
            auto* manual = parent.findChild<ManualWindow*>();
            QVERIFY(QTest::qWaitForWindowExposed(manual));
            auto* text = manual->findChild<QTextBrowser*>();
            QCOMPARE(text->cursorForPosition({20, 12}).block().text(), title);
            delete manual;
        }
    }

    void goesBackToWhereOneWas() {
        QWidget parent;
        ManualWindow::open(&parent, "score");
        auto* manual = parent.findChild<ManualWindow*>();
        auto* back = manual->findChild<QToolButton*>("manualBack");
        auto* chapters = manual->findChild<QListWidget*>();
        QScrollBar* bar = manual->findChild<QTextBrowser*>()->verticalScrollBar();
        QVERIFY(QTest::qWaitForWindowActive(manual));
        QVERIFY(!back->isEnabled());
        bar->setValue(300);
        QCOMPARE(bar->value(), 300);
        for (const int row : {1, 5})
            chapters->setCurrentRow(row);
        back->click();
        QCOMPARE(chapters->currentRow(), 1);
        QTest::keyClick(chapters, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(chapters->currentRow(), 4);
        QCOMPARE(bar->value(), 300);
        QVERIFY(!back->isEnabled());
    }

    void goesBackWithinAChapter() {
        QWidget parent;
        ManualWindow::open(&parent, "score");
        auto* manual = parent.findChild<ManualWindow*>();
        auto* back = manual->findChild<QToolButton*>("manualBack");
        QScrollBar* bar = manual->findChild<QTextBrowser*>()->verticalScrollBar();
        QVERIFY(QTest::qWaitForWindowActive(manual));
        bar->setValue(100);
        ManualWindow::open(&parent, "score#export");
        QVERIFY(bar->value() > 100);
        back->click();
        QCOMPARE(bar->value(), 100);
        QVERIFY(!back->isEnabled());
    }

    void followsTheLanguage() {
        QWidget parent;
        ManualWindow::open(&parent, "score");
        auto* manual = parent.findChild<ManualWindow*>();
        auto* text = manual->findChild<QTextBrowser*>();
        const auto* chapters = manual->findChild<QListWidget*>();
        const QString english = text->toPlainText();
        const int row = chapters->currentRow();
        QStringList titles;
        for (const QString& language : kTranslations) {
            setLanguage(language);
            QCoreApplication::sendPostedEvents();
            QVERIFY(text->toPlainText() != english);
            QCOMPARE(chapters->currentRow(), row);
            titles << chapters->currentItem()->text();
        }
        QCOMPARE(titles, QStringList({QString("Bewerten"), QString::fromUtf8("评分")}));
        setLanguage("en");
        QCoreApplication::sendPostedEvents();
        QCOMPARE(text->toPlainText(), english);
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::ManualWindowTest)
#include "manual_window_test.moc"
