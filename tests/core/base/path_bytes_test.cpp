#include "base/path_bytes.h"

#include <nlohmann/json.hpp>

#include <QtTest>

using namespace cliplad;

class PathBytesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void utf8IsTold() {
        for (const char* text : {"", "a/b.png", "ü", "漢", "\U0001F600", "\xef\xbf\xbd", "\xf4\x8f\xbf\xbf"})
            QVERIFY2(isUtf8(text), text);
        for (const char* bytes : {"\xff", "\x80", "a\xc3", "\xc0\xaf", "\xe0\x80\x80", "\xed\xa0\x80",
                                  "\xf0\x80\x80\x80", "\xf4\x90\x80\x80", "\xe6\xbc", "\xc3(", "\xe6\xbc("})
            QVERIFY2(!isUtf8(bytes), percentEncoded(bytes).c_str());
    }

    void anyBytesComeBack() {
        std::string all;
        for (int byte = 1; byte < 256; ++byte)
            all += static_cast<char>(byte);
        QCOMPARE(percentDecoded(percentEncoded(all)), all);
        QCOMPARE(percentEncoded("/a b/50%\xff.png"), "/a%20b/50%25%FF.png");
        QCOMPARE(percentDecoded("%zz 5% %F %ff"), "%zz 5% %F \xff");
    }

    void pathsComeBackFromJsonByteForByte() {
        using nlohmann::json;
        for (const std::string path : {"/a/ü.png", "/a/\xff\xfe%.png", ""}) {
            const json value = json::parse(pathJson<json>(path).dump());
            QVERIFY(isPathJson(value));
            QCOMPARE(pathOfJson(value), path);
        }
        QVERIFY(pathJson<json>("/a/ü.png").is_string()); // to be read by a person
        QVERIFY(!isPathJson(json(1)) && !isPathJson(json::object()));
    }
};

QTEST_APPLESS_MAIN(PathBytesTest)
#include "path_bytes_test.moc"
