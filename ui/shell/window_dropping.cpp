// What is dropped on the window, where no widget of a page takes it.
#include <QDragEnterEvent>
#include <QStackedWidget>

#include "document/path_text.h"
#include "film/film_strip.h"
#include "pages/enrol/enrol_page.h"
#include "pages/score/score_page.h"
#include "shell/main_window.h"
#include "widgets/photo_listing.h"

namespace cliplad::ui {

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (!localPathsOf(*event->mimeData()).empty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    const std::vector<std::filesystem::path> dropped = localPathsOf(*event->mimeData());
    if (const QString page = currentPage(); page == "start")
        studio_.openDropped(dropped);
    else
        studio_.openIfProduct(dropped, this, [this, page, dropped] { takeDropped(page, dropped); });
}

void MainWindow::takeDropped(const QString& page, const std::vector<std::filesystem::path>& dropped) {
    const auto* shown = stack_->findChild<Page*>(page);
    if (page == "enrol")
        return stack_->findChild<EnrolPage*>()->addPhotos(dropped);
    if (auto* strip = shown->findChild<FilmStrip*>())
        return studio_.document().isOpen() ? strip->addTests(dropped) : studio_.openDropped(dropped);
    QStringList paths;
    for (const std::filesystem::path& path : dropped)
        paths.append(toText(path));
    showPage("score"); // photos are reviewed once they are scored, and there it is seen how far that is
    stack_->findChild<ScorePage*>()->add(paths);
}

} // namespace cliplad::ui
