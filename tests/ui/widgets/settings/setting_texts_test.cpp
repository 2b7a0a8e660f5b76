#include <set>
#include <string>

#include <QTranslator>
#include <QtTest>

#include "inspection/inspection_settings.h"
#include "widgets/settings/setting_text.h"

namespace cliplad::ui {
namespace {

QStringList texts(const std::set<std::string>& found) {
    QStringList list;
    for (const std::string& text : found)
        list.append(QString::fromStdString(text));
    return list;
}

} // namespace

/// The core's settings can be translated only where their texts stand in the list that Qt Linguist reads.
class SettingTextsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTextOfTheSettingsIsListedOnce() {
        std::set<std::string> declared;
        for (const auto& setting : inspectionSettings()) {
            const SettingInfo& info = setting.info;
            declared.insert({info.label, info.help});
            if (!info.unit.empty())
                declared.insert(info.unit);
            for (const std::string& choice :
                 info.choices) // without a translator these are the texts themselves
                declared.insert(settingChoice(choice).toStdString());
        }
        const std::set<std::string> listed(settingTexts().begin(), settingTexts().end());
        QCOMPARE(listed.size(), settingTexts().size());
        QCOMPARE(texts(listed), texts(declared));
    }

    void rangesAreToldInFull() {
        for (const auto& setting : inspectionSettings()) {
            const QString range = settingRange(setting.info, nullptr);
            QVERIFY2(!range.contains("E+") && !range.contains("e-", Qt::CaseInsensitive), qPrintable(range));
            if (setting.info.key == "clusters.seed")
                QCOMPARE(range, QString("0 to 4294967295"));
        }
    }

    void everyTextIsTranslated_data() {
        QTest::addColumn<QString>("language");
        QTest::newRow("German") << "de";
        QTest::newRow("Chinese") << "zh_CN";
    }
    void everyTextIsTranslated() {
        QFETCH(QString, language);
        QTranslator translator;
        QVERIFY(translator.load(":/i18n/studio_" + language));
        for (const char* text : settingTexts())
            QVERIFY2(!translator.translate("Settings", text).isEmpty(), text);
    }
};

} // namespace cliplad::ui

QTEST_GUILESS_MAIN(cliplad::ui::SettingTextsTest)
#include "setting_texts_test.moc"
