#include <malloc.h>

#include "program.h"
#include "session.h"
#include "stop_signals.h"

int main(int argc, char** argv) {
    // Photos are decoded on one thread and freed on another; with a heap for each thread, memory would grow
    // with the number of images.
    mallopt(M_ARENA_MAX, 1);
    const cliplad::cli::StopSignals signals;
    cliplad::cli::Session session(signals);
    return cliplad::cli::runProgram(argc, argv, session, signals);
}
