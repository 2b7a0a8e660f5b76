#include "anomaly/cues/assignment.h"

#include <limits>
#include <stdexcept>

namespace cliplad {
namespace {

/// Rows are taken in one by one; each takes the path of least reduced cost to a free column, along which the
/// rows before it change theirs. Column 0 and row 0 stand for "none".
class Assignment {
public:
    explicit Assignment(const cv::Mat_<double>& cost)
        : cost_(cost)
        , rowPotential_(static_cast<std::size_t>(cost.rows) + 1)
        , columnPotential_(static_cast<std::size_t>(cost.cols) + 1)
        , rowOf_(static_cast<std::size_t>(cost.cols) + 1) {}

    void addRow(std::size_t row) {
        least_.assign(rowOf_.size(), std::numeric_limits<double>::infinity());
        isOnTree_.assign(rowOf_.size(), false);
        before_.assign(rowOf_.size(), 0);
        rowOf_[0] = row;
        std::size_t column = 0;
        do
            column = grow(column);
        while (rowOf_[column] != 0);
        for (; column != 0; column = before_[column])
            rowOf_[column] = rowOf_[before_[column]];
    }

    std::vector<int> columns() const {
        std::vector<int> columnOf(rowPotential_.size() - 1, -1);
        for (std::size_t column = 1; column < rowOf_.size(); ++column)
            if (rowOf_[column] != 0)
                columnOf[rowOf_[column] - 1] = static_cast<int>(column) - 1;
        return columnOf;
    }

private:
    /// Takes a column onto the tree of paths; returns the nearest one that is not on it.
    std::size_t grow(std::size_t column) {
        isOnTree_[column] = true;
        const std::size_t row = rowOf_[column];
        std::size_t next = 0;
        double step = std::numeric_limits<double>::infinity();
        for (std::size_t j = 1; j < rowOf_.size(); ++j) {
            if (isOnTree_[j])
                continue;
            const double reduced = cost_(static_cast<int>(row) - 1, static_cast<int>(j) - 1) -
                                   rowPotential_[row] - columnPotential_[j];
            if (reduced < least_[j]) {
                least_[j] = reduced;
                before_[j] = column;
            }
            if (least_[j] < step) {
                step = least_[j];
                next = j;
            }
        }
        for (std::size_t j = 0; j < rowOf_.size(); ++j)
            if (isOnTree_[j]) {
                rowPotential_[rowOf_[j]] += step;
                columnPotential_[j] -= step;
            } else
                least_[j] -= step;
        return next;
    }

    const cv::Mat_<double>& cost_;
    std::vector<double> rowPotential_, columnPotential_, least_;
    std::vector<std::size_t> rowOf_, before_;
    std::vector<bool> isOnTree_;
};

} // namespace

std::vector<int> leastCostAssignment(const cv::Mat_<double>& cost) {
    if (cost.rows > cost.cols)
        throw std::invalid_argument("more rows than columns to assign them to");
    Assignment assignment(cost);
    for (int row = 0; row < cost.rows; ++row)
        assignment.addRow(static_cast<std::size_t>(row) + 1);
    return assignment.columns();
}

} // namespace cliplad
