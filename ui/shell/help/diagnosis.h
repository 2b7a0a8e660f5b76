#pragma once

#include <QString>

namespace cliplad::ui {

class ProductDocument;
class Studio;

/// Versions, product, model, machine, records and the log, as text for a support person. The log names files,
/// those in the home folder without its name. GUI thread.
QString diagnosisText(Studio& studio);

/// The product's folder, or that it has none, as the log has it.
QString productPlace(const ProductDocument& document);

} // namespace cliplad::ui
