#pragma once

#include <QString>

class QFileDialog;
class QWidget;

namespace cliplad::ui {

/// A dialog for files, the desktop's own or Qt's, that is deleted as it closes. The caller says what may be
/// chosen, connects to fileSelected() or filesSelected() and calls open(): nothing waits for the answer. Qt's
/// holds the event loop for about 3 ms for each thousand files of the folder shown. Of a folder that is not
/// there the nearest above it is shown. GUI thread.
QFileDialog* makeFileDialog(QWidget* parent, const QString& title, const QString& folder = {});

/// The same, for something that is to be written; it does not begin where nothing can be.
QFileDialog* makeSaveDialog(QWidget* parent, const QString& title, const QString& folder = {});

/// The same, for photos, one or more.
QFileDialog* makePhotosDialog(QWidget* parent, const QString& title, const QString& folder = {});

/// The same, for one folder that is there.
QFileDialog* makeFolderDialog(QWidget* parent, const QString& title, const QString& folder = {});

} // namespace cliplad::ui
