#include "base/latest_runner.h"

#include <QTest>

#include <atomic>
#include <latch>
#include <string>
#include <vector>

using namespace cliplad;

namespace {

using Runner = LatestRunner<int, std::string>;

/// Collects outcomes of a runner; read it after waitUntilIdle.
struct Outcomes {
    std::mutex mutex;
    std::vector<Runner::Outcome> all;

    Runner::OnOutcome collect() {
        return [this](const Runner::Outcome& outcome) {
            const std::scoped_lock lock(mutex);
            all.push_back(outcome);
        };
    }
};

std::string resultOf(const Runner::Outcome& outcome) {
    const auto* result = std::get_if<std::shared_ptr<const std::string>>(&outcome.value);
    return result ? **result : "no result";
}

std::string twice(const int& request, const JobContext&) {
    return std::to_string(2 * request);
}

} // namespace

class LatestRunnerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRequestIsAnsweredUnderItsGeneration() {
        Outcomes outcomes;
        Runner runner(twice, outcomes.collect());
        const auto generation = runner.submit(21);
        runner.waitUntilIdle();
        QCOMPARE(outcomes.all.size(), std::size_t(1));
        QCOMPARE(outcomes.all[0].generation, generation);
        QCOMPARE(resultOf(outcomes.all[0]), std::string("42"));
    }

    void whatWaitsIsReplacedAndWhatRunsFinishes() {
        Outcomes outcomes;
        std::latch started(1), goOn(1);
        Runner runner(
            [&](const int& request, const JobContext& job) {
                if (request == 1) {
                    started.count_down();
                    goOn.wait();
                }
                return twice(request, job);
            },
            outcomes.collect());
        runner.submit(1);
        started.wait();
        for (int request = 2; request <= 10; ++request)
            runner.submit(request);
        goOn.count_down();
        runner.waitUntilIdle();
        QCOMPARE(outcomes.all.size(), std::size_t(2));
        QCOMPARE(resultOf(outcomes.all[0]), std::string("2"));
        QCOMPARE(resultOf(outcomes.all[1]), std::string("20"));
        QCOMPARE(outcomes.all[1].generation, Runner::Generation(10));
    }

    void cancelStopsWhatRunsAndDropsWhatWaits() {
        Outcomes outcomes;
        std::latch started(1);
        Runner runner(
            [&](const int& request, const JobContext& job) {
                if (request == 1)
                    started.count_down();
                while (request == 1)
                    job.throwIfStopped();
                return twice(request, job);
            },
            outcomes.collect());
        runner.submit(1);
        started.wait();
        runner.submit(2);
        runner.cancel();
        runner.waitUntilIdle();
        QCOMPARE(outcomes.all.size(), std::size_t(1));
        QVERIFY(std::holds_alternative<Cancelled>(outcomes.all[0].value));
        runner.submit(3);
        runner.waitUntilIdle();
        QCOMPARE(resultOf(outcomes.all.at(1)), std::string("6"));
    }

    void errorsTravelWithTheOutcome() {
        Outcomes outcomes;
        Runner runner(
            [](const int& request, const JobContext&) -> std::string {
                if (request == 1)
                    throw Error("no light", "camera", "switch it on");
                throw std::runtime_error("from a library");
            },
            outcomes.collect());
        for (const int request : {1, 2}) {
            runner.submit(request);
            runner.waitUntilIdle();
        }
        QCOMPARE(std::get<Error>(outcomes.all.at(0).value).hint(), std::string("switch it on"));
        QCOMPARE(std::get<Error>(outcomes.all.at(1).value).problem(), std::string("from a library"));
    }

    void progressCarriesTheGeneration() {
        std::vector<std::pair<Runner::Generation, std::int64_t>> reports;
        Outcomes outcomes;
        Runner runner(
            [](const int& request, const JobContext& job) {
                job.progress(request, 10);
                return std::string();
            },
            outcomes.collect(),
            [&](Runner::Generation generation, const Progress& progress) {
                reports.emplace_back(generation, progress.done);
            });
        runner.submit(7);
        runner.waitUntilIdle();
        QCOMPARE(reports.size(), std::size_t(1));
        QCOMPARE(reports[0].first, Runner::Generation(1));
        QCOMPARE(reports[0].second, std::int64_t(7));
    }

    void anOutcomeMaySubmitTheNext() {
        std::atomic<int> answered = 0;
        Runner* self = nullptr;
        Runner runner(twice, [&](const Runner::Outcome& outcome) {
            ++answered;
            if (outcome.generation < 5)
                self->submit(static_cast<int>(outcome.generation));
        });
        self = &runner;
        runner.submit(0);
        runner.waitUntilIdle();
        QCOMPARE(answered.load(), 5);
    }

    void destructionStopsARunningJob() {
        Outcomes outcomes;
        std::latch started(1);
        {
            Runner runner(
                [&](const int&, const JobContext& job) -> std::string {
                    started.count_down();
                    while (true)
                        job.throwIfStopped();
                },
                outcomes.collect());
            runner.submit(1);
            started.wait();
        }
        QCOMPARE(outcomes.all.size(), std::size_t(1));
        QVERIFY(std::holds_alternative<Cancelled>(outcomes.all[0].value));
    }

    void manyThreadsMaySubmitAndCancel() {
        std::atomic<int> delivered = 0;
        Runner::Generation last = 0;
        bool inOrder = true;
        Runner runner(twice, [&](const Runner::Outcome& outcome) {
            inOrder = inOrder && outcome.generation > last;
            last = outcome.generation;
            ++delivered;
        });
        {
            std::vector<std::jthread> threads;
            for (int thread = 0; thread < 4; ++thread)
                threads.emplace_back([&runner] {
                    for (int i = 0; i < 500; ++i) {
                        runner.submit(i);
                        if (i % 50 == 0)
                            runner.cancel();
                    }
                });
        }
        const auto generation = runner.submit(1);
        runner.waitUntilIdle();
        QVERIFY(inOrder);
        QCOMPARE(last, generation);
        QVERIFY(delivered > 0);
    }
};

QTEST_GUILESS_MAIN(LatestRunnerTest)
#include "latest_runner_test.moc"
