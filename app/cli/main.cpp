#include "program.h"
#include "session.h"
#include "stop_signals.h"

int main(int argc, char** argv) {
    const cliplad::cli::StopSignals signals;
    cliplad::cli::Session session(signals);
    return cliplad::cli::runProgram(argc, argv, session, signals);
}
