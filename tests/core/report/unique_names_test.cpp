#include "report/unique_names.h"

#include <unordered_set>

#include <QtTest>

using namespace cliplad;

class UniqueNamesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesThatAreTakenGetTheNextFreeNumber() {
        UniqueNames names;
        QStringList given;
        for (const char* wanted : {"a", "a", "a-3", "a", "a-2", "b", "a-3"})
            given.append(QString::fromStdString(names.take(wanted)));
        QCOMPARE(given, QStringList({"a", "a-2", "a-3", "a-4", "a-2-2", "b", "a-3-2"}));
    }

    /// A minute and more where each looked for its number from the start.
    void aHundredThousandOfOneNameAreNamedAtOnce() {
        UniqueNames names;
        std::unordered_set<std::string> given;
        for (int i = 0; i < 100000; ++i)
            given.insert(names.take("image"));
        QCOMPARE(given.size(), std::size_t(100000));
        QVERIFY(given.contains("image-100000"));
    }
};

QTEST_APPLESS_MAIN(UniqueNamesTest)
#include "unique_names_test.moc"
