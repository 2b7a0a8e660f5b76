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
        field.setValue(3.5);
        field.show();
        field.selectAll();
        QTest::keyClicks(&field, typed);
        QTest::keyClick(&field, Qt::Key_Return);
        QCOMPARE(field.value(), value);
        QCOMPARE(field.text(), QLocale(language).toString(value, 'f', 2) + " σ");
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
