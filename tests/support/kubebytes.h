// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

//! Bytes as a Kubernetes API server sends them, for tests that need to know each of them.
//! The field numbers are those of the generated.proto files of k8s.io/api and k8s.io/apimachinery.
namespace portolan::test::kube {

//! Writes protobuf fields one after the other. `ProtoWriter().text(1, "a").number(6, 404).bytes()`
class ProtoWriter {
public:
    ProtoWriter& text(int field, std::string_view value);
    ProtoWriter& number(int field, std::uint64_t value);
    ProtoWriter& message(int field, const ProtoWriter& value) { return text(field, value.m_bytes); }
    //! One entry for each pair: map<string, string>.
    ProtoWriter& map(int field, const std::map<std::string, std::string>& values);
    ProtoWriter& append(const ProtoWriter& fields);
    [[nodiscard]] const std::string& bytes() const { return m_bytes; }

private:
    void varint(std::uint64_t value);
    std::string m_bytes;
};

//! What every object has. An empty field is left out, as the server does.
struct Meta {
    std::string name;
    std::string ns;
    std::string uid;
    std::string resourceVersion;
    std::map<std::string, std::string> labels;
    std::map<std::string, std::string> annotations;
    std::int64_t createdAt = 0; //!< seconds since the epoch
};
[[nodiscard]] ProtoWriter objectMeta(const Meta& meta);

struct Pod {
    Meta meta;
    std::string node;
    std::string phase = "Running";
    bool ready = true;
    int restarts = 0;
    std::string image = "registry.example/app:1";
};
struct Node {
    Meta meta;
    bool ready = true;
    std::map<std::string, std::string> allocatable
        = {{"cpu", "4"}, {"memory", "16Gi"}, {"pods", "110"}};
};
[[nodiscard]] ProtoWriter pod(const Pod& pod);
[[nodiscard]] ProtoWriter node(const Node& node);
[[nodiscard]] std::string podJson(const Pod& pod);

//! The serialised form of one object: the four bytes "k8s\0" and an Unknown around it.
[[nodiscard]] std::string envelope(
    std::string_view apiVersion, std::string_view kind, const ProtoWriter& raw);

//! A whole list ("PodList") in its envelope. With continueToken, a page of one.
[[nodiscard]] std::string list(std::string_view apiVersion, std::string_view kind,
    std::string_view resourceVersion, const std::vector<ProtoWriter>& items,
    std::string_view continueToken = {}, std::int64_t remaining = 0);

//! One frame of a protobuf watch: length in four bytes, big end first, then a WatchEvent whose
//! object is an envelope.
[[nodiscard]] std::string watchFrame(std::string_view type, std::string_view envelopedObject);

//! BOOKMARK frames of a kind: a plain one, and the one that ends the initial events.
[[nodiscard]] std::string bookmarkFrame(std::string_view apiVersion, std::string_view kind,
    std::string_view resourceVersion, bool endsInitialEvents = false);

//! One line of a JSON watch.
[[nodiscard]] std::string watchLine(std::string_view type, std::string_view objectJson);
[[nodiscard]] std::string bookmarkLine(std::string_view apiVersion, std::string_view kind,
    std::string_view resourceVersion, bool endsInitialEvents = false);

//! A Status that says no; `details` of it stay empty but for the seconds to wait.
struct Failure {
    int code = 500;
    std::string reason = "InternalError";
    std::string message;
    int retryAfterSeconds = 0;
};
[[nodiscard]] std::string statusJson(const Failure& failure);
[[nodiscard]] std::string statusEnvelope(const Failure& failure);
//! The Status of a request without a route, as the API server words it.
[[nodiscard]] Failure notFound();

//! One gzip member; several one after the other are a legal body too, and what a watch of a
//! compressing server consists of.
[[nodiscard]] std::string gzipMember(std::string_view bytes);
[[nodiscard]] std::string gzipMembers(const std::vector<std::string>& parts);

inline constexpr std::string_view ProtobufType = "application/vnd.kubernetes.protobuf";
inline constexpr std::string_view ProtobufWatchType
    = "application/vnd.kubernetes.protobuf;stream=watch";
inline constexpr std::string_view JsonType = "application/json";

} // namespace portolan::test::kube
