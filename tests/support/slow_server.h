#pragma once

#include <atomic>
#include <chrono>
#include <string>
#include <thread>

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace cliplad::tests {

/// An HTTP server on this machine that answers one request with the beginning of a file, and never goes on.
class SlowServer {
public:
    SlowServer() {
        listening_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in place{};
        place.sin_family = AF_INET;
        place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof place;
        bind(listening_, reinterpret_cast<sockaddr*>(&place), size);
        listen(listening_, 1);
        getsockname(listening_, reinterpret_cast<sockaddr*>(&place), &size);
        port_ = ntohs(place.sin_port);
        thread_ = std::jthread([this](const std::stop_token& stop) { serve(stop); });
    }
    ~SlowServer() {
        thread_ = {};
        close(listening_);
    }
    SlowServer(const SlowServer&) = delete;
    SlowServer& operator=(const SlowServer&) = delete;

    std::string address() const { return "http://127.0.0.1:" + std::to_string(port_); }
    bool isServing() const { return isServing_; }

    /// Whether the client went away within this time.
    bool isLeftWithin(std::chrono::milliseconds time) const { return waitFor(isLeft_, time); }
    bool isAskedWithin(std::chrono::milliseconds time) const { return waitFor(isServing_, time); }

private:
    static bool waitFor(const std::atomic<bool>& flag, std::chrono::milliseconds time) {
        const auto end = std::chrono::steady_clock::now() + time;
        while (!flag && std::chrono::steady_clock::now() < end)
            poll(nullptr, 0, 5);
        return flag;
    }

    static bool canRead(int socket, const std::stop_token& stop) {
        pollfd waiting{.fd = socket, .events = POLLIN, .revents = 0};
        while (!stop.stop_requested())
            if (poll(&waiting, 1, 20) > 0)
                return true;
        return false;
    }

    void serve(const std::stop_token& stop) {
        if (!canRead(listening_, stop))
            return;
        const int client = accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC);
        char block[4096];
        if (canRead(client, stop) && recv(client, block, sizeof block, 0) > 0) {
            const std::string beginning = "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\nbeginning";
            send(client, beginning.data(), beginning.size(), MSG_NOSIGNAL);
            isServing_ = true;
            isLeft_ = canRead(client, stop) && recv(client, block, sizeof block, 0) <= 0;
        }
        close(client);
    }

    int listening_ = -1;
    int port_ = 0;
    std::atomic<bool> isServing_ = false;
    std::atomic<bool> isLeft_ = false;
    std::jthread thread_; ///< last: uses everything above
};

} // namespace cliplad::tests
