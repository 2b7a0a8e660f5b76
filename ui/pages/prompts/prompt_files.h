#pragma once

#include <filesystem>

#include <QObject>
#include <QThreadPool>

#include "session/studio.h"

class QMenu;

namespace cliplad::ui {

/// Labels from and to YAML files. Reading and writing happen beside the GUI thread, and not behind a batch in
/// the engine's queue: a small file is not to wait for thousands of photos. GUI thread.
class PromptFiles : public QObject {
    Q_OBJECT

public:
    PromptFiles(Studio& studio, QObject* parent);
    ~PromptFiles() override;

    /// Replaces the labels, as one undo step.
    void importFrom(const std::filesystem::path& file);
    /// The labels that are switched on, with the settings that differ from the defaults.
    void exportTo(const std::filesystem::path& file);
    /// prompts/<name>.yaml
    void startFrom(const std::string& name);

    void fillShipped(QMenu& menu);

Q_SIGNALS:
    void imported();
    void exported(const QString& file);

private:
    void take(const PromptFile& file, const QString& from);
    void tellNotRead(const Wording& problem);
    void told(const std::filesystem::path& file, qsizetype leftOut);

    Studio& studio_;
    QThreadPool pool_; ///< last: joined before the rest goes
};

} // namespace cliplad::ui
