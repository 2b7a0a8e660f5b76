#pragma once

#include <QCompleter>
#include <QStringListModel>

class QFileDialog;
class QFileSystemModel;
class QLineEdit;

namespace cliplad::ui {

/// Offers names for what is typed into the name field of Qt's own file dialog, in place of Qt's completer:
/// that one goes through every file of the folder in the GUI thread, at each letter. Here a thread of the
/// pool lists the folder, and no more than kMostNames are offered. GUI thread.
class NameCompleter : public QCompleter {
    Q_OBJECT

public:
    static constexpr int kMostNames = 100;

    /// Takes the place of the field's completer.
    /// @param files the dialog's own: of which kinds they are
    NameCompleter(QFileDialog& dialog, const QFileSystemModel& files, QLineEdit& field);

private:
    void look(const QString& typed);
    void offer(const QString& typed, const QStringList& names);

    QFileDialog& dialog_;
    const QFileSystemModel& files_;
    QLineEdit& field_;
    QStringListModel names_;
};

} // namespace cliplad::ui
