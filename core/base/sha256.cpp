#include "base/sha256.h"

#include <array>
#include <fstream>
#include <memory>

#include <fmt/format.h>
#include <openssl/evp.h>

#include "base/error.h"

namespace cliplad {
namespace {

class Sha256 {
public:
    Sha256()
        : context_(EVP_MD_CTX_new(), EVP_MD_CTX_free) {
        EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr);
    }

    void update(const void* data, std::size_t size) { EVP_DigestUpdate(context_.get(), data, size); }

    std::string hex() {
        std::array<unsigned char, 32> digest{};
        EVP_DigestFinal_ex(context_.get(), digest.data(), nullptr);
        return fmt::format("{:02x}", fmt::join(digest, ""));
    }

private:
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
};

} // namespace

std::string sha256(std::span<const std::byte> bytes) {
    Sha256 hash;
    hash.update(bytes.data(), bytes.size());
    return hash.hex();
}

std::string sha256(std::string_view text) {
    return sha256(std::as_bytes(std::span(text.data(), text.size())));
}

std::string sha256OfFile(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    std::error_code ignored;
    if (!stream || std::filesystem::is_directory(path, ignored))
        throw Error("cannot be read", path.string(), "check that the file exists and that you may read it");
    Sha256 hash;
    std::array<char, 1 << 16> block{};
    while (stream.read(block.data(), block.size()) || stream.gcount() > 0)
        hash.update(block.data(), static_cast<std::size_t>(stream.gcount()));
    if (stream.bad())
        throw Error("reading failed part way", path.string(), "check the disk");
    return hash.hex();
}

} // namespace cliplad
