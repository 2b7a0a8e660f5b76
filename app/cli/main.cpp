#include <malloc.h>
#include <sys/prctl.h>

#include <opencv2/core/utils/logger.hpp>

#include "program.h"
#include "session.h"
#include "stop_signals.h"

int main(int argc, char** argv) {
    prctl(PR_SET_NAME, "clip-lad"); // as it was started: locks and `ps` name it
    // Photos are decoded on one thread and freed on another; with a heap for each thread, memory would grow
    // with the number of images.
    mallopt(M_ARENA_MAX, 1);
    // What OpenCV has to say about a picture comes back as an Error.
    cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
    const cliplad::cli::StopSignals signals;
    cliplad::cli::Session session(signals);
    return cliplad::cli::runProgram(argc, argv, session, signals);
}
