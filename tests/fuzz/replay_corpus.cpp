// Runs a fuzz target over files without libFuzzer: replay_corpus FOLDER…
#include <cstdint>
#include <cstdio>
#include <filesystem>

#include "base/atomic_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int main(int count, char** arguments) {
    namespace fs = std::filesystem;
    int files = 0;
    for (int i = 1; i < count; ++i) {
        for (const auto& entry : fs::recursive_directory_iterator(arguments[i])) {
            if (!entry.is_regular_file())
                continue;
            const std::string content = cliplad::readFile(entry.path());
            LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(content.data()), content.size());
            ++files;
        }
    }
    std::printf("%d files replayed\n", files);
    return files == 0 ? 1 : 0;
}
