// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/geo/cloudregions.h"

#include <algorithm>
#include <iterator>

namespace portolan {
namespace {

struct Region {
    std::string_view name;
    LatLon place;
};

// From the providers' public lists of regions, each at the city or county that its name gives.
constexpr Region regions[] = {
    // AWS
    {"us-east-1", {39.0, -77.5}},
    {"us-east-2", {40.0, -83.0}},
    {"us-west-1", {37.4, -121.9}},
    {"us-west-2", {45.8, -119.7}},
    {"us-gov-east-1", {40.0, -83.0}},
    {"us-gov-west-1", {45.5, -122.7}},
    {"ca-central-1", {45.5, -73.6}},
    {"ca-west-1", {51.0, -114.1}},
    {"mx-central-1", {20.6, -100.4}},
    {"sa-east-1", {-23.5, -46.6}},
    {"eu-west-1", {53.3, -6.3}},
    {"eu-west-2", {51.5, -0.1}},
    {"eu-west-3", {48.9, 2.4}},
    {"eu-central-1", {50.1, 8.7}},
    {"eu-central-2", {47.4, 8.5}},
    {"eu-north-1", {59.3, 18.1}},
    {"eu-south-1", {45.5, 9.2}},
    {"eu-south-2", {41.6, -0.9}},
    {"af-south-1", {-33.9, 18.4}},
    {"me-south-1", {26.1, 50.6}},
    {"me-central-1", {24.5, 54.4}},
    {"il-central-1", {32.1, 34.8}},
    {"ap-east-1", {22.3, 114.2}},
    {"ap-east-2", {25.0, 121.5}},
    {"ap-south-1", {19.1, 72.9}},
    {"ap-south-2", {17.4, 78.5}},
    {"ap-northeast-1", {35.7, 139.7}},
    {"ap-northeast-2", {37.6, 127.0}},
    {"ap-northeast-3", {34.7, 135.5}},
    {"ap-southeast-1", {1.35, 103.8}},
    {"ap-southeast-2", {-33.9, 151.2}},
    {"ap-southeast-3", {-6.2, 106.8}},
    {"ap-southeast-4", {-37.8, 145.0}},
    {"ap-southeast-5", {3.1, 101.7}},
    {"ap-southeast-6", {-36.8, 174.8}},
    {"ap-southeast-7", {13.8, 100.5}},
    {"cn-north-1", {39.9, 116.4}},
    {"cn-northwest-1", {37.5, 105.2}},
    // Google Cloud
    {"us-central1", {41.3, -95.9}},
    {"us-east1", {33.2, -80.0}},
    {"us-east4", {39.0, -77.5}},
    {"us-east5", {40.0, -83.0}},
    {"us-south1", {32.8, -96.8}},
    {"us-west1", {45.6, -121.2}},
    {"us-west2", {34.1, -118.2}},
    {"us-west3", {40.8, -111.9}},
    {"us-west4", {36.2, -115.1}},
    {"northamerica-northeast1", {45.5, -73.6}},
    {"northamerica-northeast2", {43.7, -79.4}},
    {"northamerica-south1", {20.6, -100.4}},
    {"southamerica-east1", {-23.5, -46.6}},
    {"southamerica-west1", {-33.4, -70.7}},
    {"europe-central2", {52.2, 21.0}},
    {"europe-north1", {60.6, 27.2}},
    {"europe-north2", {59.3, 18.1}},
    {"europe-southwest1", {40.4, -3.7}},
    {"europe-west1", {50.5, 3.8}},
    {"europe-west2", {51.5, -0.1}},
    {"europe-west3", {50.1, 8.7}},
    {"europe-west4", {53.4, 6.8}},
    {"europe-west6", {47.4, 8.5}},
    {"europe-west8", {45.5, 9.2}},
    {"europe-west9", {48.9, 2.4}},
    {"europe-west10", {52.5, 13.4}},
    {"europe-west12", {45.1, 7.7}},
    {"africa-south1", {-26.2, 28.0}},
    {"me-central1", {25.3, 51.5}},
    {"me-central2", {26.4, 50.1}},
    {"me-west1", {32.1, 34.8}},
    {"asia-east1", {24.1, 120.5}},
    {"asia-east2", {22.3, 114.2}},
    {"asia-northeast1", {35.7, 139.7}},
    {"asia-northeast2", {34.7, 135.5}},
    {"asia-northeast3", {37.6, 127.0}},
    {"asia-south1", {19.1, 72.9}},
    {"asia-south2", {28.6, 77.2}},
    {"asia-southeast1", {1.35, 103.7}},
    {"asia-southeast2", {-6.2, 106.8}},
    {"australia-southeast1", {-33.9, 151.2}},
    {"australia-southeast2", {-37.8, 145.0}},
    // Azure
    {"eastus", {37.4, -79.4}},
    {"eastus2", {36.7, -78.4}},
    {"centralus", {41.6, -93.6}},
    {"northcentralus", {41.9, -87.6}},
    {"southcentralus", {29.4, -98.5}},
    {"westcentralus", {40.9, -110.2}},
    {"westus", {37.8, -122.4}},
    {"westus2", {47.2, -119.9}},
    {"westus3", {33.4, -112.1}},
    {"canadacentral", {43.7, -79.4}},
    {"canadaeast", {46.8, -71.2}},
    {"mexicocentral", {20.6, -100.4}},
    {"brazilsouth", {-23.5, -46.6}},
    {"brazilsoutheast", {-22.9, -43.2}},
    {"chilecentral", {-33.4, -70.7}},
    {"northeurope", {53.3, -6.3}},
    {"westeurope", {52.4, 4.9}},
    {"uksouth", {51.5, -0.1}},
    {"ukwest", {51.5, -3.2}},
    {"francecentral", {48.9, 2.4}},
    {"francesouth", {43.3, 5.4}},
    {"germanywestcentral", {50.1, 8.7}},
    {"germanynorth", {53.1, 8.8}},
    {"switzerlandnorth", {47.4, 8.5}},
    {"switzerlandwest", {46.2, 6.1}},
    {"norwayeast", {59.9, 10.8}},
    {"norwaywest", {58.9, 5.7}},
    {"swedencentral", {60.7, 17.1}},
    {"polandcentral", {52.2, 21.0}},
    {"italynorth", {45.5, 9.2}},
    {"spaincentral", {40.4, -3.7}},
    {"austriaeast", {48.2, 16.4}},
    {"southafricanorth", {-26.2, 28.0}},
    {"southafricawest", {-33.9, 18.4}},
    {"uaenorth", {25.3, 55.3}},
    {"uaecentral", {24.5, 54.4}},
    {"qatarcentral", {25.3, 51.5}},
    {"israelcentral", {32.1, 34.8}},
    {"centralindia", {18.5, 73.9}},
    {"southindia", {13.1, 80.3}},
    {"westindia", {19.1, 72.9}},
    {"jioindiawest", {22.5, 70.1}},
    {"eastasia", {22.3, 114.2}},
    {"southeastasia", {1.35, 103.8}},
    {"japaneast", {35.7, 139.7}},
    {"japanwest", {34.7, 135.5}},
    {"koreacentral", {37.6, 127.0}},
    {"koreasouth", {35.2, 129.1}},
    {"indonesiacentral", {-6.2, 106.8}},
    {"malaysiawest", {3.1, 101.7}},
    {"australiaeast", {-33.9, 151.2}},
    {"australiasoutheast", {-37.8, 145.0}},
    {"australiacentral", {-35.3, 149.1}},
    {"newzealandnorth", {-36.8, 174.8}},
    {"chinaeast", {31.2, 121.5}},
    {"chinanorth", {39.9, 116.4}},
};

std::optional<LatLon> find(std::string_view name)
{
    const auto* row = std::ranges::find(regions, name, &Region::name);
    return row == std::end(regions) ? std::nullopt : std::optional(row->place);
}

bool isLetter(char c)
{
    return c >= 'a' && c <= 'z';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

} // namespace

std::optional<LatLon> cloudRegion(std::string_view name)
{
    if (const auto place = find(name))
        return place;
    const size_t size = name.size();
    if (size < 4)
        return std::nullopt;
    // A zone of AWS ("eu-west-1b") has a letter behind the figure, one of Google ("us-east1-b") a
    // letter behind a hyphen, one of Azure ("westeurope-1") a figure behind a hyphen.
    if (isLetter(name[size - 1]) && isDigit(name[size - 2]))
        return find(name.substr(0, size - 1));
    if (name[size - 2] == '-')
        return find(name.substr(0, size - 2));
    return std::nullopt;
}

int cloudRegionCount()
{
    return int(std::size(regions));
}

} // namespace portolan
