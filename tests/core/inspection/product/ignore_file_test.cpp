#include "inspection/product/ignore_file.h"

#include <QTemporaryDir>
#include <QTest>

#include "base/atomic_file.h"
#include "support/error_of.h"

using namespace cliplad;

namespace {

IgnoreRegions parse(const std::string& yaml) {
    return readIgnoreRegions(YamlValue::parse(yaml, "i.yaml"));
}

} // namespace

class IgnoreFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void regionsSurviveAsText() {
        IgnoreRegions regions;
        regions.reference = {1280, 960};
        regions.rectangles = {{0, 0.5, 200, 80}, {-3, 4, 1e-3, 7}};
        regions.polygons = {{{900, 10}, {1270.25, 10}, {1270, 300}}};
        const IgnoreRegions read = parse(ignoreRegionsYaml(regions));
        QCOMPARE(read.reference, regions.reference);
        QVERIFY(read.rectangles == regions.rectangles);
        QVERIFY(read.polygons == regions.polygons);
    }

    void noRegionsAreAnEmptyMap() {
        QCOMPARE(ignoreRegionsYaml({}), std::string("{}"));
        QVERIFY(parse("{}").empty());
    }

    void mistakesAreNamed() {
        VERIFY_ERROR(parse("rectangles:\n  - [1, 2, 3]\nphoto: [9, 9]\n"),
                     "i.yaml:2: rectangles[0]: expected [x, y, width, height]");
        VERIFY_ERROR(parse("rectangles: [[1, 2, 0, 3]]\nphoto: [9, 9]\n"), "width and height above 0");
        VERIFY_ERROR(parse("rectangles: [[1, 2, 3, 4]]\n"), "needs the key 'photo'");
        VERIFY_ERROR(parse("polygons: [[[1, 2], [3, 4]]]\nphoto: [9, 9]\n"),
                     "three corners or more, found 2");
        VERIFY_ERROR(parse("polygons: [[[1, nan], [3, 4], [5, 6]]]\nphoto: [9, 9]\n"), "expected a number");
        VERIFY_ERROR(parse("photo: [0, 4]\nrectangles: [[1, 2, 3, 4]]\n"), "at least 1 px");
        VERIFY_ERROR(parse("rectangle: []\n"), "did you mean 'rectangles'?");
    }

    void aFileWithoutEffectIsAMistake() {
        const QTemporaryDir folder;
        const std::filesystem::path file = folder.path().toStdString() + "/i.yaml";
        const auto read = [&](const std::string& yaml) {
            writeFileAtomically(file, yaml);
            return readIgnoreFile(file);
        };
        QCOMPARE(read("photo: [90, 60]\nrectangles: [[-5, 50, 10, 20]]\n").rectangles.size(), std::size_t(1));
        VERIFY_ERROR(read("photo: [90, 60]\n"), "names nothing to ignore");
        VERIFY_ERROR(read("photo: [90, 60]\nrectangles:\n  - [1, 1, 5, 5]\n  - [90, 0, 5, 5]\n"),
                     "i.yaml:4: rectangles[1]: lies outside of the photo of 90×60 px");
        VERIFY_ERROR(read("photo: [90, 60]\npolygons: [[[0, 61], [9, 61], [9, 70]]]\n"),
                     "polygons[0]: lies outside");
    }
};

QTEST_GUILESS_MAIN(IgnoreFileTest)
#include "ignore_file_test.moc"
