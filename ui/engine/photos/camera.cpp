#include "engine/photos/camera.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <span>
#include <thread>
#include <vector>

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <opencv2/videoio.hpp>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/folder.h"
#include "engine/error_text.h"
#include "engine/photos/pictures.h"

namespace cliplad::ui {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

/// A stream that is silent for so long is given up.
constexpr int kTimeoutMs = 5000;
constexpr double kUsualFramesPerSecond = 25;
/// A device may miss single frames.
constexpr int kMostMissedFrames = 20;

struct Source {
    std::optional<int> device;
    std::string address; ///< or file
    bool isFile = false;
};

Source sourceOf(const QString& text) {
    bool isNumber = false;
    if (const int device = text.toInt(&isNumber); isNumber)
        return {.device = device, .address = {}};
    return {.device = {}, .address = text.toStdString(), .isFile = !text.contains("://")};
}

cv::VideoCapture openSource(const Source& source) {
    std::error_code unknown;
    if (source.device) {
        const fs::path file = "/dev/video" + std::to_string(*source.device);
        if (*source.device < 0 || !fs::exists(file, unknown))
            throw Error("there is no such camera", file.string(), "plug it in, or try another number");
        if (cv::VideoCapture camera(*source.device); camera.isOpened())
            return camera;
        throw Error("the camera cannot be opened", file.string(),
                    "close other programs that use it, and check that you may read it");
    }
    if (source.isFile) {
        if (!fs::exists(source.address, unknown))
            throw Error("does not exist", source.address, "check the path");
        if (cv::VideoCapture video(source.address); video.isOpened())
            return video;
        throw Error("is no video that can be read", source.address, "choose another file");
    }
    cv::VideoCapture stream(
        source.address, cv::CAP_FFMPEG,
        {cv::CAP_PROP_OPEN_TIMEOUT_MSEC, kTimeoutMs, cv::CAP_PROP_READ_TIMEOUT_MSEC, kTimeoutMs});
    if (!stream.isOpened())
        throw Error("the stream does not answer", source.address, "check address, network and password");
    return stream;
}

QImage toShow(const cv::Mat& bgr) {
    cv::Mat small = bgr, rgb;
    const double scale = static_cast<double>(Camera::kShownSidePx) / std::max(bgr.cols, bgr.rows);
    if (scale < 1)
        cv::resize(bgr, small, {}, scale, scale, cv::INTER_AREA);
    cv::cvtColor(small, rgb, small.channels() == 1 ? cv::COLOR_GRAY2RGB : cv::COLOR_BGR2RGB);
    return toQImage(rgb);
}

void writePng(const cv::Mat& bgr, const fs::path& file) {
    std::vector<unsigned char> bytes;
    cv::imencode(".png", bgr, bytes);
    makeFolder(file.parent_path());
    writeFileAtomically(file, std::as_bytes(std::span(bytes)));
}

/// Threads of closed cameras, which the driver may hold for a while: joined once they have ended, at the
/// latest with the program.
class ClosedCameras {
public:
    void add(std::jthread thread, std::shared_ptr<const std::atomic<bool>> ended) {
        const std::scoped_lock lock(mutex_);
        std::erase_if(threads_, [](const Closed& closed) { return closed.ended->load(); });
        threads_.push_back({std::move(ended), std::move(thread)});
    }

private:
    struct Closed {
        std::shared_ptr<const std::atomic<bool>> ended;
        std::jthread thread;
    };

    std::mutex mutex_;
    std::vector<Closed> threads_;
};

ClosedCameras& closedCameras() {
    static ClosedCameras cameras;
    return cameras;
}

} // namespace

/// What the GUI thread and one camera's thread share; outlives both.
struct Camera::Film {
    Source source;
    std::mutex mutex;
    std::condition_variable_any changed;
    Camera* camera = nullptr;       ///< guarded; null: nobody looks any more
    bool shows = false;             ///< guarded; a frame is on its way, no other is sent
    cv::Mat newest;                 ///< guarded; BGR
    std::optional<fs::path> freeze; ///< guarded; asked for
    std::shared_ptr<std::atomic<bool>> ended = std::make_shared<std::atomic<bool>>(false);
    std::jthread thread; ///< GUI thread

    /// Runs on the GUI thread, unless the camera is gone or was opened anew by then.
    template<class Call>
    void tell(const std::shared_ptr<Film>& self, Call call) {
        const std::scoped_lock lock(mutex);
        if (camera == nullptr)
            return;
        QMetaObject::invokeMethod(camera, [to = camera, self, call] {
            if (to->film_ == self)
                call(*to);
        });
    }

    void show(const std::shared_ptr<Film>& self, const cv::Mat& frame) {
        {
            const std::scoped_lock lock(mutex);
            newest = frame;
            if (std::exchange(shows, true))
                return;
        }
        tell(self, [self, picture = toShow(frame)](Camera& to) {
            {
                const std::scoped_lock lock(self->mutex);
                self->shows = false;
            }
            Q_EMIT to.frame(picture);
        });
    }

    void freezeWhatIsAsked(const std::shared_ptr<Film>& self) {
        cv::Mat frame;
        fs::path file;
        {
            const std::scoped_lock lock(mutex);
            if (!freeze || newest.empty())
                return;
            frame = newest;
            file = *std::exchange(freeze, std::nullopt);
        }
        try {
            writePng(frame, file);
            tell(self,
                 [name = QString::fromStdString(file.string())](Camera& to) { Q_EMIT to.frozen(name); });
        } catch (const Error& error) {
            tell(self, [text = errorText(error)](Camera& to) { Q_EMIT to.freezeFailed(text); });
        }
    }

    /// Until the next frame of a file is due, or the one on screen is wanted.
    void waitForFrame(const std::stop_token& stop, double framesPerSecond) {
        std::unique_lock lock(mutex);
        changed.wait_for(lock, stop, 1000ms / framesPerSecond, [this] { return freeze.has_value(); });
    }

    void film(const std::shared_ptr<Film>& self, const std::stop_token& stop) {
        cv::VideoCapture capture = openSource(source);
        tell(self, [](Camera& to) { Q_EMIT to.opened(); });
        const double told = capture.get(cv::CAP_PROP_FPS);
        const double framesPerSecond = told >= 1 && told <= 240 ? told : kUsualFramesPerSecond;
        for (int missed = 0; !stop.stop_requested();) {
            freezeWhatIsAsked(self);
            cv::Mat frame;
            if (!capture.read(frame) || frame.empty()) {
                if (++missed > kMostMissedFrames)
                    throw Error("gives no more pictures", source.address, "open it again");
                if (source.isFile)
                    capture.set(cv::CAP_PROP_POS_FRAMES, 0); // once more from the beginning
                continue;
            }
            missed = 0;
            show(self, frame);
            if (source.isFile)
                waitForFrame(stop, framesPerSecond);
        }
    }
};

Camera::Camera(QObject* parent)
    : QObject(parent) {}

Camera::~Camera() {
    close();
}

void Camera::open(const QString& source) {
    close();
    film_ = std::make_shared<Film>();
    film_->source = sourceOf(source.trimmed());
    film_->camera = this;
    run(film_);
}

void Camera::run(const std::shared_ptr<Film>& film) {
    film->thread = std::jthread([film](const std::stop_token& stop) {
        const auto fail = [&](const QString& message) {
            film->tell(film, [message](Camera& to) {
                to.close();
                Q_EMIT to.failed(message);
            });
        };
        try {
            film->film(film, stop);
        } catch (const std::exception& error) { // also OpenCV's
            fail(errorText(error));
        }
        *film->ended = true;
    });
}

void Camera::close() {
    if (!film_)
        return;
    const std::shared_ptr<Film> film = std::exchange(film_, nullptr);
    {
        const std::scoped_lock lock(film->mutex);
        film->camera = nullptr;
    }
    film->thread.request_stop();
    closedCameras().add(std::move(film->thread), film->ended);
}

void Camera::freeze(const fs::path& file) {
    if (!film_)
        return;
    {
        const std::scoped_lock lock(film_->mutex);
        film_->freeze = file;
    }
    film_->changed.notify_all();
}

} // namespace cliplad::ui
