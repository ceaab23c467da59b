// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transport/gzip.h"

#include <zlib.h>

namespace portolan::transport {

QByteArray gzip(const QByteArray& bytes)
{
    z_stream stream{};
    constexpr int gzipWindow = MAX_WBITS + 16; // 16: with gzip's head and tail (zlib.h)
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, gzipWindow, 8, Z_DEFAULT_STRATEGY)
        != Z_OK)
        return {};
    QByteArray out(qsizetype(deflateBound(&stream, uLong(bytes.size()))), Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.constData()));
    stream.avail_in = uInt(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = uInt(out.size());
    deflate(&stream, Z_FINISH);
    out.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return out;
}

} // namespace portolan::transport
