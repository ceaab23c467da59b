// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/feed/taphub.h"

#include "app/feed/tapselection.h"
#include "app/kube/listdecoder.h"
#include "app/kube/mediatypes.h"
#include "models/kinds/registry.h"

#include <QCoreApplication>

#include <charconv>

namespace portolan::feed {
namespace {

//! Fast, and pods still shrink to a fifth.
constexpr int compression = 1;

size_t hashOf(const Uid& uid)
{
    return size_t(uid.hash());
}

quint64 numberOf(std::string_view resourceVersion)
{
    quint64 number = 0;
    const char* end = resourceVersion.data() + resourceVersion.size();
    const auto [stopped, error] = std::from_chars(resourceVersion.data(), end, number);
    return error == std::errc{} && stopped == end ? number : 0;
}

} // namespace

//! What is known of one reflector.
struct TapHub::Source {
    Kind kind = Kind::Pod;
    std::string nameSpace;
    bool inStep = false;
    bool listing = false;
    quint64 version = 0; //!< up to which nothing is missing
    BootMs heardAt = 0; //!< when that was seen
};

struct TapHub::Subscriber {
    enum class Stage : quint8 {
        Waiting, //!< for a source that is in step
        Reading, //!< a list of the hub's own
        InStep,
    };

    quint64 id = 0;
    TapRequest request;
    std::shared_ptr<TapQueue> queue;
    Stage stage = Stage::Waiting;
    const Source* source = nullptr; //!< the one that it listens to
    bool resumable = false; //!< waiting, and `known` is what was seen until the interruption
    bool listing = false; //!< waiting, and heard its source's list from the beginning
    bool told = false; //!< had a snapshot, so what comes after it is a gap
    bool emptied = false; //!< its queue waits for a restart
    quint64 reading = 0; //!< number of the own list that runs
    quint64 floor = 0; //!< events up to this version are in the snapshot
    TapGap gap; //!< that is open
    States known{0, hashOf};
    States next{0, hashOf}; //!< what a list that runs has brought
    //! Newest of each object while an own list runs; false: gone.
    std::unordered_map<Uid, std::pair<TapState, bool>, size_t (*)(const Uid&)> meanwhile{0, hashOf};

    [[nodiscard]] bool mayListenTo(const Source& other) const
    {
        return other.kind == request.kind
            && (other.nameSpace.empty() || other.nameSpace == request.selector.nameSpace);
    }
};

TapHub::TapHub(std::shared_ptr<StringPool> pool, const Clock& clock, Fetch fetch)
    : m_pool(std::move(pool))
    , m_clock(clock)
    , m_fetch(std::move(fetch))
{
}

TapHub::~TapHub() = default;

void TapHub::add(quint64 id, const TapRequest& request, std::shared_ptr<TapQueue> queue)
{
    auto subscriber = std::make_unique<Subscriber>();
    subscriber->id = id;
    subscriber->request = request;
    subscriber->queue = std::move(queue);
    Subscriber& added = *(m_subscribers[id] = std::move(subscriber));
    for (const auto& source : m_sources) {
        if (source->inStep && added.mayListenTo(*source)) {
            beginReading(added, *source);
            return;
        }
    }
}

void TapHub::remove(quint64 id)
{
    m_subscribers.erase(id);
}

void TapHub::emptied(quint64 id)
{
    const auto found = m_subscribers.find(id);
    if (found == m_subscribers.end())
        return;
    Subscriber& subscriber = *found->second;
    if (subscriber.stage == Subscriber::Stage::InStep)
        subscriber.queue->restart(snapshotOf(subscriber));
    else
        subscriber.emptied = true;
}

void TapHub::end(const std::optional<Error>& error)
{
    for (const auto& [id, subscriber] : m_subscribers)
        subscriber->queue->end({error}, m_clock.bootMs());
    m_subscribers.clear();
}

TapHub::Source& TapHub::sourceOf(const ReflectorSource& source)
{
    for (const auto& known : m_sources) {
        if (known->kind == source.kind && known->nameSpace == source.nameSpace)
            return *known;
    }
    m_sources.push_back(std::make_unique<Source>());
    m_sources.back()->kind = source.kind;
    m_sources.back()->nameSpace = source.nameSpace;
    return *m_sources.back();
}

template <typename Visit> void TapHub::forEachListening(const Source& source, Visit visit)
{
    for (const auto& [id, subscriber] : m_subscribers) {
        if (subscriber->source == &source)
            visit(*subscriber);
    }
}

void TapHub::onListBegin(const ReflectorSource& from)
{
    Source& source = sourceOf(from);
    forEachListening(source, [&](Subscriber& subscriber) {
        interrupt(subscriber, source);
        subscriber.resumable = false;
        subscriber.gap.reason = TapGapReason::Relist;
    });
    source.inStep = false;
    source.listing = true;
    for (const auto& [id, subscriber] : m_subscribers) {
        const bool free = subscriber->stage == Subscriber::Stage::Waiting
            && (!subscriber->source || !subscriber->source->inStep);
        if (!free || !subscriber->mayListenTo(source))
            continue;
        subscriber->source = &source;
        subscriber->resumable = false;
        subscriber->listing = true;
        subscriber->next.clear();
    }
}

void TapHub::onObject(
    const ReflectorSource& from, const RowSink& row, std::string_view bytes, bool deleted)
{
    Source& source = sourceOf(from);
    if (source.inStep) {
        source.version = std::max(source.version, row.head().resourceVersion);
        source.heardAt = m_clock.bootMs();
    }
    forEachListening(source,
        [&](Subscriber& subscriber) { take(subscriber, row, bytes, deleted); });
}

void TapHub::onInStep(const ReflectorSource& from, std::string_view resourceVersion)
{
    Source& source = sourceOf(from);
    // A watch that goes on has proven nothing yet: the server may still refuse its version.
    if (source.inStep || source.listing) {
        source.version = numberOf(resourceVersion);
        source.heardAt = m_clock.bootMs();
    }
    source.inStep = true;
    source.listing = false;
    std::vector<Subscriber*> waiting; // a reading that fails at once may end its subscriber
    for (const auto& [id, subscriber] : m_subscribers) {
        if (subscriber->stage == Subscriber::Stage::Waiting && subscriber->mayListenTo(source))
            waiting.push_back(subscriber.get());
    }
    for (Subscriber* subscriber : waiting) {
        const bool heard = subscriber->listing || subscriber->resumable;
        if (subscriber->source == &source && heard)
            enterStep(*subscriber, source);
        else
            beginReading(*subscriber, source);
    }
}

void TapHub::onInterrupted(const ReflectorSource& from)
{
    Source& source = sourceOf(from);
    source.inStep = false;
    source.listing = false;
    forEachListening(source, [&](Subscriber& subscriber) { interrupt(subscriber, source); });
}

//! Its source is no longer to be heard.
void TapHub::interrupt(Subscriber& subscriber, const Source& source)
{
    subscriber.listing = false;
    subscriber.next.clear();
    subscriber.meanwhile.clear();
    if (subscriber.stage == Subscriber::Stage::InStep) {
        subscriber.resumable = true;
        subscriber.gap = {};
        subscriber.gap.from = source.heardAt;
        subscriber.gap.fromVersion = source.version;
        subscriber.queue->push(
            TapInterruption{source.heardAt, source.version}, m_clock.bootMs());
    }
    subscriber.stage = Subscriber::Stage::Waiting;
}

//! Its source is in step: resumed where it stopped, or with a whole list that was heard.
void TapHub::enterStep(Subscriber& subscriber, const Source& source)
{
    subscriber.stage = Subscriber::Stage::InStep;
    subscriber.gap.filled = std::exchange(subscriber.resumable, false);
    if (std::exchange(subscriber.listing, false)) {
        subscriber.known = std::exchange(subscriber.next, States{0, hashOf});
        subscriber.floor = 0;
    }
    if (!subscriber.told || !subscriber.gap.filled) {
        pushSnapshot(subscriber);
        return;
    }
    subscriber.gap.to = m_clock.bootMs();
    subscriber.gap.toVersion = source.version;
    subscriber.queue->push(subscriber.gap, subscriber.gap.to);
    if (std::exchange(subscriber.emptied, false))
        subscriber.queue->restart(snapshotOf(subscriber));
}

void TapHub::take(
    Subscriber& subscriber, const RowSink& row, std::string_view bytes, bool deleted)
{
    using Stage = Subscriber::Stage;
    if (subscriber.stage == Stage::Waiting && !subscriber.listing)
        return;
    const Uid& uid = row.head().uid;
    const bool fits = isSelected(subscriber.request, row, *m_pool, bytes);
    const States& held
        = subscriber.stage == Stage::Waiting ? subscriber.next : subscriber.known;
    if (!fits && subscriber.stage != Stage::Reading && !held.contains(uid))
        return;
    const TapState state = stateOf(subscriber.request.kind, row, bytes);
    const bool there = fits && !deleted;
    if (subscriber.stage == Stage::InStep)
        tell(subscriber, state, fits, deleted);
    else if (subscriber.stage == Stage::Reading)
        subscriber.meanwhile[uid] = {state, there};
    else if (there)
        subscriber.next[uid] = state;
    else
        subscriber.next.erase(uid);
}

void TapHub::tell(Subscriber& subscriber, TapState state, bool fits, bool deleted)
{
    const auto found = subscriber.known.find(state->uid);
    const TapState before = found == subscriber.known.end() ? nullptr : found->second;
    const quint64 version = state->resourceVersion;
    // A watch that lags behind an own list says again what that list knew.
    const bool old = version != 0
        && (version <= subscriber.floor
            || (before && !deleted && version <= before->resourceVersion));
    if (old)
        return;
    const BootMs now = state->receivedAt;
    if (fits && !deleted) {
        subscriber.known[state->uid] = state;
        subscriber.queue->push(TapChange{std::move(state), before}, now);
    } else if (before) {
        subscriber.known.erase(found);
        subscriber.queue->push(TapRemoval{std::move(state), before, deleted}, now);
    }
}

void TapHub::beginReading(Subscriber& subscriber, const Source& source)
{
    subscriber.source = &source;
    subscriber.stage = Subscriber::Stage::Reading;
    subscriber.reading = ++m_lastReading;
    subscriber.resumable = subscriber.listing = false;
    subscriber.next.clear();
    subscriber.meanwhile.clear();
    readPage(subscriber, {});
}

void TapHub::readPage(Subscriber& subscriber, const std::string& continueToken)
{
    constexpr std::string_view header = "Accept: ";
    const std::string accept
        = kube::acceptFor(addressOf(subscriber.request.kind)).substr(header.size());
    m_fetch(listPath(subscriber.request, continueToken), accept,
        [weak = weak_from_this(), id = subscriber.id, reading = subscriber.reading](
            const Result<QByteArray>& page) {
            if (const auto self = weak.lock())
                self->onPage(id, reading, page);
        });
}

void TapHub::onPage(quint64 id, quint64 reading, const Result<QByteArray>& page)
{
    const auto found = m_subscribers.find(id);
    if (found == m_subscribers.end())
        return;
    Subscriber& subscriber = *found->second;
    if (subscriber.stage != Subscriber::Stage::Reading || subscriber.reading != reading)
        return;
    if (!page) {
        onUnread(subscriber, page.error());
        return;
    }
    const Kind kind = subscriber.request.kind;
    RowSink row(*m_pool, specOf(kind).columns);
    kube::ListDecoder decoder(addressOf(kind).encoding, [&](std::string_view object) -> Result<void> {
        row.clear();
        if (!specOf(kind).scan(object, row))
            return fail(ErrorCode::Protocol,
                QCoreApplication::translate("Feed", "An object of %1 cannot be read.")
                    .arg(QLatin1String(addressOf(kind).resource)));
        if (isSelected(subscriber.request, row, *m_pool, object))
            subscriber.next[row.head().uid] = stateOf(kind, row, object);
        return {};
    });
    const std::string_view text(page->constData(), size_t(page->size()));
    const Result<void> read = decoder.feed(text).and_then([&] { return decoder.finish(); });
    if (!read)
        onUnread(subscriber, read.error());
    else if (const std::string& more = decoder.meta().continueToken; !more.empty())
        readPage(subscriber, more);
    else
        endReading(subscriber, numberOf(decoder.meta().resourceVersion));
}

//! What may pass is tried again with the next sign of the source's life; what does not is an end.
void TapHub::onUnread(Subscriber& subscriber, const Error& error)
{
    switch (error.code) {
    case ErrorCode::Gone: // the pages took too long
    case ErrorCode::Unreachable:
    case ErrorCode::Timeout:
    case ErrorCode::Throttled:
    case ErrorCode::Cancelled:
        subscriber.stage = Subscriber::Stage::Waiting;
        return;
    default:
        subscriber.queue->end({error}, m_clock.bootMs());
        remove(subscriber.id);
    }
}

void TapHub::endReading(Subscriber& subscriber, quint64 version)
{
    for (const auto& [uid, newest] : subscriber.meanwhile) {
        const auto& [state, there] = newest;
        const quint64 seen = state->resourceVersion;
        if (seen != 0 && seen <= version)
            continue; // the list was made after it
        if (there)
            subscriber.next[uid] = state;
        else
            subscriber.next.erase(uid);
    }
    subscriber.meanwhile.clear();
    subscriber.known = std::exchange(subscriber.next, States{0, hashOf});
    subscriber.floor = version;
    subscriber.stage = Subscriber::Stage::InStep;
    subscriber.gap.filled = false;
    pushSnapshot(subscriber);
}

//! The first one, or that after a gap.
void TapHub::pushSnapshot(Subscriber& subscriber)
{
    TapSnapshot snapshot = snapshotOf(subscriber);
    const BootMs now = snapshot.at;
    if (std::exchange(subscriber.emptied, false)) {
        subscriber.queue->restart(std::move(snapshot));
        return;
    }
    if (std::exchange(subscriber.told, true)) {
        subscriber.gap.to = now;
        subscriber.gap.toVersion = snapshot.resourceVersion;
        subscriber.queue->push(subscriber.gap, now);
    }
    subscriber.queue->push(std::move(snapshot), now);
}

TapSnapshot TapHub::snapshotOf(const Subscriber& subscriber) const
{
    TapSnapshot snapshot;
    snapshot.at = m_clock.bootMs();
    snapshot.resourceVersion = std::max(subscriber.source->version, subscriber.floor);
    snapshot.objects.reserve(subscriber.known.size());
    for (const auto& [uid, state] : subscriber.known)
        snapshot.objects.push_back(state);
    return snapshot;
}

TapState TapHub::stateOf(Kind kind, const RowSink& row, std::string_view bytes) const
{
    auto state = std::make_shared<TapObject>();
    const TextRef name = TextRef::unpacked(row.head().name);
    state->kind = kind;
    state->uid = row.head().uid;
    state->nameSpace = m_pool->view(row.head().nameSpace);
    state->name = row.text().substr(name.offset, name.length);
    state->resourceVersion = row.head().resourceVersion;
    state->receivedAt = m_clock.bootMs();
    state->packed = qCompress(reinterpret_cast<const uchar*>(bytes.data()),
        qsizetype(bytes.size()), compression);
    return state;
}

} // namespace portolan::feed
