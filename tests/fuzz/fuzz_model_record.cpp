#include <ATen/ATen.h>

#include "base/error.h"
#include "clip/model/model_store.h"
#include "fuzz/fuzz_folder.h"

using namespace cliplad;

/// Any bytes as the record of a stored model.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const tests::FuzzFolder folder;
    folder.makeFolder("stored");
    folder.write("stored/.stored-model.json", data, size);
    const ModelStore store(folder.path());
    try {
        const auto model = store.find("stored");
        if (!model || model->name != "stored" || model->folder != folder.path() / "stored")
            std::abort();
    } catch (const Error&) {
        // A clear refusal is what bad input must lead to.
    }
    return 0;
}
