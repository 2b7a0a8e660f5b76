#include "base/error.h"
#include "dataset/data_set.h"
#include "fuzz/fuzz_folder.h"

using namespace cliplad;

namespace {

void expectBelow(const std::filesystem::path& root, const std::filesystem::path& file) {
    const std::filesystem::path relative = file.lexically_normal().lexically_relative(root);
    if (relative.empty() || *relative.begin() == "..")
        std::abort();
}

} // namespace

/// Any bytes as the split_csv/1cls.csv of VisA; no image or mask may lie outside the data set.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const tests::FuzzFolder folder;
    folder.makeFolder("split_csv");
    folder.write("split_csv/1cls.csv", data, size);
    try {
        for (const DataSet& dataSet : openDataSets(folder.path())) {
            for (const DataSetImage& image : dataSet.images) {
                expectBelow(folder.path(), image.path);
                for (const std::filesystem::path& mask : image.groundTruth)
                    expectBelow(folder.path(), mask);
            }
        }
    } catch (const Error&) {
        // A clear refusal is what bad input must lead to.
    }
    return 0;
}
