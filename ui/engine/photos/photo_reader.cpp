#include "engine/photos/photo_reader.h"

#include "engine/error_text.h"
#include "engine/jobs/handover.h"
#include "engine/photos/pictures.h"
#include "image/photo.h"

namespace cliplad::ui {

namespace fs = std::filesystem;

PhotoReader::PhotoReader(QObject* parent)
    : QObject(parent)
    , runner_(
          [](const fs::path& path, const JobContext&) -> Answer {
              try {
                  const Photo photo = loadPhoto(path);
                  return {.path = path, .photo = toQImage(photo.rgb, photo.sha256), .problem = {}};
              } catch (const Error& error) {
                  return {.path = path, .photo = {}, .problem = errorText(error)};
              }
          },
          [this](const auto& outcome) {
              if (const auto* answer = std::get_if<std::shared_ptr<const Answer>>(&outcome.value))
                  postTo(this, [this, answer = *answer] { take(*answer); });
          }) {}

void PhotoReader::read(const fs::path& path) {
    wanted_ = path;
    runner_.submit(path);
}

void PhotoReader::drop() {
    wanted_.clear();
    runner_.cancel();
}

void PhotoReader::take(const Answer& answer) {
    if (answer.path != wanted_)
        return;
    const QString path = QString::fromStdString(answer.path.string());
    if (answer.problem.isEmpty())
        Q_EMIT ready(path, answer.photo);
    else
        Q_EMIT failed(path, answer.problem);
}

} // namespace cliplad::ui
