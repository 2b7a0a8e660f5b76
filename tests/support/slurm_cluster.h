#pragma once

#include <filesystem>
#include <memory>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include <pwd.h>
#include <unistd.h>

#include <QFile>
#include <QHostInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include "base/atomic_file.h"

namespace cliplad::tests {

/// A Slurm cluster of one node on this machine, of Debian's packages, in a temporary folder and as the user
/// that runs the test. It ends with this object, or with this process.
class SlurmCluster {
public:
    static bool isInstalled() {
        for (const char* program :
             {"munged", "slurmctld", "slurmd", "sbatch", "srun", "scontrol", "squeue", "setpriv"})
            if (find(program).isEmpty())
                return false;
        return true;
    }

    /// @param processors that the node is to have
    explicit SlurmCluster(int processors) {
        const std::string folder = folder_.path().toStdString();
        // munged wants its socket to be in reach of everybody.
        std::filesystem::permissions(folder,
                                     std::filesystem::perms::group_exec | std::filesystem::perms::others_exec,
                                     std::filesystem::perm_options::add);
        for (const char* name : {"state", "spool"})
            std::filesystem::create_directories(folder + "/" + name);
        std::random_device random;
        std::string key(1024, '\0');
        for (char& byte : key)
            byte = static_cast<char>(random());
        writeFileAtomically(folder + "/munge.key", key);
        std::filesystem::permissions(folder + "/munge.key", std::filesystem::perms::owner_read);
        const std::string user = getpwuid(geteuid())->pw_name,
                          node = QHostInfo::localHostName().section('.', 0, 0).toStdString();
        writeFileAtomically(
            folder + "/slurm.conf",
            "ClusterName=test\nSlurmctldHost=" + node + "(127.0.0.1)\nSlurmUser=" + user +
                "\nSlurmdUser=" + user + "\nAuthType=auth/munge\nAuthInfo=socket=" + folder +
                "/munge.socket\nSlurmctldPort=" + freePort() + "\nSlurmdPort=" + freePort() +
                "\nSlurmctldPidFile=" + folder + "/ctld.pid\nSlurmdPidFile=" + folder +
                "/d.pid\nStateSaveLocation=" + folder + "/state\nSlurmdSpoolDir=" + folder +
                "/spool\nProctrackType=proctrack/linuxproc\nTaskPlugin=task/none\nMpiDefault=none\n"
                "SchedulerType=sched/builtin\nSelectType=select/cons_tres\nSelectTypeParameters=CR_Core\n"
                "KillWait=2\nBatchStartTimeout=30\nNodeName=" +
                node + " NodeAddr=127.0.0.1 CPUs=" + std::to_string(processors) +
                " RealMemory=2000 State=UNKNOWN\nPartitionName=all Nodes=ALL Default=YES State=UP\n");
        start("munged", {"--foreground", "--key-file", folder_.filePath("munge.key"), "--socket", socket(),
                         "--pid-file", folder_.filePath("munge.pid"), "--log-file",
                         folder_.filePath("munge.log"), "--seed-file", folder_.filePath("munge.seed")});
        if (!QTest::qWaitFor([this] { return QFile::exists(socket()); }, 20'000))
            throw std::runtime_error("munged does not start: " + output());
        start("slurmctld", {"-D"});
        start("slurmd", {"-D"});
        if (!QTest::qWaitFor([this] { return run("sinfo", {"-h", "-o", "%T"}).trimmed() == "idle"; }, 60'000))
            throw std::runtime_error("the node does not come up: " + output());
    }
    ~SlurmCluster() {
        for (auto daemon = daemons_.rbegin(); daemon != daemons_.rend(); ++daemon) {
            (*daemon)->terminate();
            if (!(*daemon)->waitForFinished(10'000))
                (*daemon)->kill();
        }
    }
    SlurmCluster(const SlurmCluster&) = delete;
    SlurmCluster& operator=(const SlurmCluster&) = delete;

    /// For programs that are to find the cluster.
    QString configuration() const { return folder_.filePath("slurm.conf"); }

    /// What one of Slurm's commands prints.
    QByteArray run(const QString& command, const QStringList& arguments) const {
        QProcess process;
        process.setProcessEnvironment(environment());
        process.start(find(command), arguments);
        process.waitForFinished(30'000);
        return process.readAllStandardOutput();
    }

    /// Jobs that wait or run: "3_1 RUNNING", …
    QStringList jobs() const {
        return QString::fromUtf8(run("squeue", {"-h", "-r", "-o", "%i %T"})).split('\n', Qt::SkipEmptyParts);
    }

private:
    static QString find(const QString& program) {
        const QString found = QStandardPaths::findExecutable(program);
        return found.isEmpty() ? QStandardPaths::findExecutable(program, {"/usr/sbin", "/sbin"}) : found;
    }

    static std::string freePort() {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        return std::to_string(server.serverPort());
    }

    QString socket() const { return folder_.filePath("munge.socket"); }

    QProcessEnvironment environment() const {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("SLURM_CONF", configuration());
        return environment;
    }

    void start(const QString& program, const QStringList& arguments) {
        daemons_.push_back(std::make_unique<QProcess>());
        QProcess& daemon = *daemons_.back();
        daemon.setProcessEnvironment(environment());
        daemon.setProcessChannelMode(QProcess::MergedChannels);
        daemon.setWorkingDirectory(folder_.path());
        daemon.start("setpriv", QStringList{"--pdeathsig", "TERM", find(program)} + arguments);
        daemon.waitForStarted();
    }

    std::string output() const {
        QByteArray text;
        for (const auto& daemon : daemons_)
            text += daemon->readAll();
        return text.toStdString();
    }

    QTemporaryDir folder_;
    std::vector<std::unique_ptr<QProcess>> daemons_;
};

} // namespace cliplad::tests
