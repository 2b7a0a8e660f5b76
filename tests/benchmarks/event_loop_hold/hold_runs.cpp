#include "hold_runs.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <vector>

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace cliplad::tests {
namespace {

struct Figures {
    std::vector<double> heldMs, ownMs;
    QString event; ///< of the longest
};

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

} // namespace

int runMany(const QString& program, const QString& folder, int runs) {
    std::vector<QString> order;
    std::map<QString, Figures> figures;
    for (int i = 0; i < runs; ++i) {
        const QTemporaryDir home;
        QProcess child;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("HOME", home.path());
        child.setProcessEnvironment(environment);
        child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        child.start(program, {"--once", folder});
        if (!child.waitForFinished(-1) || child.exitCode() != 0)
            return 1;
        for (const QString& line : QString::fromUtf8(child.readAllStandardOutput()).split('\n')) {
            const QStringList fields = line.split('\t');
            if (fields.size() != 4)
                continue;
            if (!figures.contains(fields[0]))
                order.push_back(fields[0]);
            Figures& of = figures[fields[0]];
            if (of.ownMs.empty() ||
                fields[2].toDouble() > *std::max_element(of.ownMs.begin(), of.ownMs.end()))
                of.event = fields[3];
            of.heldMs.push_back(fields[1].toDouble());
            of.ownMs.push_back(fields[2].toDouble());
        }
    }
    std::printf("ms, over %d runs                             longest hold          longest event alone\n",
                runs);
    std::printf("%-42s %8s %8s %8s\n", "", "median", "worst", "median");
    for (const QString& what : order) {
        const Figures& of = figures[what];
        std::printf("%-42s %8.1f %8.1f %8.1f  %s\n", qPrintable(what), median(of.heldMs),
                    *std::max_element(of.heldMs.begin(), of.heldMs.end()), median(of.ownMs),
                    qPrintable(of.event));
    }
    return 0;
}

void printHold(const std::string& what, double ms, double eventMs, const QString& event) {
    std::printf("%s\t%.1f\t%.1f\t%s\n", what.c_str(), ms, eventMs, qPrintable(event));
    std::fflush(stdout);
}

} // namespace cliplad::tests
