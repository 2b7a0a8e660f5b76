#include "pages/enrol/region_names.h"

#include <algorithm>
#include <vector>

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace cliplad::ui {
namespace {

constexpr qsizetype kNamed = 3; ///< more are counted

struct RegionText {
    Q_DECLARE_TR_FUNCTIONS(RegionNames)
};

/// Numbers from 1 of those that `less` has no equal of; of two equal ones the second.
template<class Region>
QStringList numbersBeyond(const std::vector<Region>& more, std::vector<Region> less) {
    QStringList numbers;
    for (std::size_t i = 0; i < more.size(); ++i) {
        const auto same = std::find(less.begin(), less.end(), more[i]);
        if (same == less.end())
            numbers.append(QLocale().toString(static_cast<qulonglong>(i) + 1));
        else
            less.erase(same);
    }
    return numbers;
}

} // namespace

QString regionsBeyond(const IgnoreRegions& more, const IgnoreRegions& less) {
    QStringList names;
    for (const QString& number : numbersBeyond(more.rectangles, less.rectangles))
        names.append(RegionText::tr("rectangle %1").arg(number));
    for (const QString& number : numbersBeyond(more.polygons, less.polygons))
        names.append(RegionText::tr("outline %1").arg(number));
    return names.size() > kNamed ? RegionText::tr("%n regions", nullptr, static_cast<int>(names.size()))
                                 : names.join(QStringLiteral(", "));
}

} // namespace cliplad::ui
