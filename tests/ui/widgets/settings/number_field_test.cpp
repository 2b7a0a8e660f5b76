#include "widgets/settings/number_field.h"

#include <QLineEdit>
#include <QTest>

namespace cliplad::ui {
namespace {

class NumberFieldTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pointAndCommaAreTheDecimalMark_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<double>("value");
        for (const char* language : {"en", "de", "zh_CN"}) {
            QTest::addRow("point, %s", language) << QString(language) << "7.25" << 7.25;
            QTest::addRow("comma, %s", language) << QString(language) << "7,25" << 7.25;
            QTest::addRow("whole, %s", language) << QString(language) << "42" << 42.0;
            QTest::addRow("power of ten, %s", language) << QString(language) << "1e2" << 100.0;
            QTest::addRow("part of one, %s", language) << QString(language) << "5E-1" << 0.5;
            QTest::addRow("with a mark, %s", language) << QString(language) << "1.25e1" << 12.5;
            QTest::addRow("out of range, %s", language) << QString(language) << "1e5" << 3.5;
            QTest::addRow("half typed, %s", language) << QString(language) << "1e" << 3.5;
            QTest::addRow("no number, %s", language) << QString(language) << "2e3e" << 3.5;
        }
    }
    void pointAndCommaAreTheDecimalMark() {
        QFETCH(QString, language);
        QFETCH(QString, typed);
        QFETCH(double, value);
        NumberField field;
        field.setLocale(QLocale(language));
        field.setRange(0, 1000);
        field.setSuffix(" σ");
        field.setKeyboardTracking(false);
        field.setValue(3.5);
        field.show();
        field.selectAll();
        QTest::keyClicks(&field, typed);
        QTest::keyClick(&field, Qt::Key_Return);
        QCOMPARE(field.value(), value);
        QCOMPARE(field.text(), QLocale(language).toString(value, 'f', 2) + " σ");
    }

    void aFieldForWholeNumbersTakesNoParts() {
        NumberField field;
        field.setDecimals(0);
        field.setRange(0, 1000);
        field.setKeyboardTracking(false);
        field.show();
        for (const auto& [typed, value] :
             {std::pair("5e-1", 7.0), std::pair("5e1", 50.0), std::pair("5.5", 7.0), std::pair("5,5", 7.0),
              std::pair("1.000", 7.0), std::pair("12", 12.0)}) {
            field.setValue(7);
            field.selectAll();
            QTest::keyClicks(&field, typed);
            QTest::keyClick(&field, Qt::Key_Return);
            QCOMPARE(field.value(), value);
        }
    }

    void wordsForTheLeastValueStay() {
        NumberField field;
        field.setLocale(QLocale("de"));
        field.setSpecialValueText("the model's own, e.g. 336");
        QString text = field.specialValueText();
        int at = 0;
        field.validate(text, at);
        QCOMPARE(text, field.specialValueText());
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::NumberFieldTest)
#include "number_field_test.moc"
