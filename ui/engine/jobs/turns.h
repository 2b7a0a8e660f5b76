#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <stop_token>
#include <utility>

#include "base/job.h"

namespace cliplad::ui {

/// Lets one piece of numeric work run at a time, and interactive work before that of a batch: a batch holds a
/// turn for one image and asks for the next, and whoever answers a person's edit goes in between; beside it
/// end the images that a batch of photos side by side has begun (PhotoInspections), one a core. Work of the
/// background gets its turns in the order in which it asks: of two pieces neither waits for the other's end.
/// Thread-safe.
class Turns {
public:
    /// Held while the work runs. May be given back early and taken again.
    class Turn {
    public:
        enum class Kind { Interactive, Background };

        Turn(Turns& turns, Kind kind)
            : turns_(&turns)
            , kind_(kind) {
            take();
        }
        ~Turn() { giveBack(); }
        Turn(const Turn&) = delete;
        Turn& operator=(const Turn&) = delete;

        void take() {
            turns_->take(kind_);
            held_ = true;
        }
        void giveBack() {
            if (std::exchange(held_, false))
                turns_->giveBack();
        }

        /// For work with the turn held: whenever it tells of its progress, others may go first. Not to
        /// outlive the turn.
        JobContext sharedBy(const JobContext& job) {
            return {.stop = job.stop, .report = [this, report = job.report](const Progress& progress) {
                        giveBack();
                        if (report)
                            report(progress);
                        take();
                    }};
        }

    private:
        Turns* turns_;
        Kind kind_;
        bool held_ = false;
    };

    /// Asked to stop as soon as interactive work waits: for work of the background that can be done in
    /// another turn at little cost. To be called with a turn held.
    std::stop_token interruption() {
        const std::scoped_lock lock(mutex_);
        interruption_ = std::stop_source();
        if (waiting_ > 0)
            interruption_.request_stop();
        return interruption_.get_token();
    }

private:
    void take(Turn::Kind kind) {
        std::unique_lock lock(mutex_);
        if (kind == Turn::Kind::Interactive) {
            ++waiting_;
            std::stop_source interruption = interruption_;
            lock.unlock(); // stop callbacks run here
            interruption.request_stop();
            lock.lock();
            changed_.wait(lock, [this] { return !busy_; });
            --waiting_;
        } else {
            const std::uint64_t place = asked_++;
            changed_.wait(lock, [this, place] { return !busy_ && waiting_ == 0 && place == next_; });
            ++next_;
        }
        busy_ = true;
    }
    void giveBack() {
        const std::scoped_lock lock(mutex_);
        busy_ = false;
        changed_.notify_all();
    }

    std::mutex mutex_;
    std::condition_variable changed_;
    std::stop_source interruption_{std::nostopstate};
    int waiting_ = 0;                    ///< interactive ones
    std::uint64_t asked_ = 0, next_ = 0; ///< places in the row of the background: given away, and whose turn
    bool busy_ = false;
};

} // namespace cliplad::ui
