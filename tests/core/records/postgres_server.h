#pragma once

#include <csignal>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

#include <pwd.h>
#include <unistd.h>

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "records/sql/database.h"

namespace cliplad::tests {

/// A PostgreSQL server of its own in a temporary folder, reached by a local socket there. It ends with this
/// process, however that ends. PostgreSQL refuses to run as root: then it runs as the user postgres.
class PostgresServer {
public:
    static bool isInstalled() { return !binaries().isEmpty(); }

    PostgresServer() {
        if (const passwd* postgres = getpwnam("postgres");
            geteuid() == 0 && postgres != nullptr &&
            chown(folder_.path().toLocal8Bit().constData(), postgres->pw_uid, postgres->pw_gid) != 0)
            throw std::runtime_error("the server's folder cannot be given to the user postgres");
        QProcess initdb;
        begin(initdb, "initdb",
              {"-D", data(), "-A", "trust", "-U", "inspector", "-E", "UTF8", "--no-locale", "-N"});
        if (!initdb.waitForFinished(60'000) || initdb.exitCode() != 0)
            throw std::runtime_error("initdb: " + initdb.readAll().toStdString());
        start();
    }
    ~PostgresServer() { stop(); }
    PostgresServer(const PostgresServer&) = delete;
    PostgresServer& operator=(const PostgresServer&) = delete;

    void start() {
        begin(server_, "postgres",
              {"-D", data(), "-k", folder_.path(), "-c", "listen_addresses=", "-c", "fsync=off"});
        const bool isReady = QTest::qWaitFor(
            [this] {
                return QProcess::execute(binaries() + "/pg_isready", {"-q", "-h", folder_.path(), "-U",
                                                                      "inspector", "-d", "postgres"}) == 0;
            },
            30'000);
        if (!isReady)
            throw std::runtime_error("the server does not start: " + server_.readAll().toStdString());
    }

    /// At once, as when the cable is pulled: connections break, nothing is finished.
    void stop() {
        if (server_.state() == QProcess::NotRunning)
            return;
        kill(static_cast<pid_t>(server_.processId()), SIGQUIT);
        server_.waitForFinished(30'000);
    }

    std::string url(const std::string& database) const {
        return "postgresql://inspector@/" + database + "?host=" + folder_.path().toStdString();
    }

    /// @return the URL of a database that is new and empty
    std::string newDatabase() {
        const std::string name = "records_" + std::to_string(++count_);
        Database({.database = url("postgres")}).run("CREATE DATABASE " + name);
        return url(name);
    }

private:
    static QString binaries() {
        const QDir versions("/usr/lib/postgresql");
        for (const QString& version :
             versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed))
            if (QFile::exists(versions.filePath(version + "/bin/initdb")))
                return versions.filePath(version + "/bin");
        return {};
    }

    QString data() const { return folder_.filePath("data"); }

    static void begin(QProcess& process, const QString& program, const QStringList& arguments) {
        QStringList words = {"--pdeathsig", "INT"};
        if (geteuid() == 0)
            words << "--reuid=postgres"
                  << "--regid=postgres"
                  << "--clear-groups";
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.setWorkingDirectory("/");
        process.start("setpriv", words << binaries() + '/' + program << arguments);
        process.waitForStarted();
    }

    QTemporaryDir folder_;
    QProcess server_;
    int count_ = 0;
};

} // namespace cliplad::tests
