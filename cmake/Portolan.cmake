# SPDX-License-Identifier: GPL-3.0-or-later
# How a folder becomes a target, so that a folder's own CMakeLists.txt is a few lines.

# Warnings and Qt strictness for every target of this project, in one place.
add_library(portolan_flags INTERFACE)
target_compile_options(portolan_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Wcast-qual
    -Wimplicit-fallthrough -Wno-missing-field-initializers
    # Programs too: a precompiled header serves only one setting.
    -fPIC
    $<$<BOOL:${PORTOLAN_WERROR}>:-Werror>)
target_compile_definitions(portolan_flags INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_FOREACH
    QT_NO_CONTEXTLESS_CONNECT QT_NO_KEYWORDS QT_NO_URL_CAST_FROM_STRING QT_STRICT_ITERATORS)
target_include_directories(portolan_flags INTERFACE "${PROJECT_SOURCE_DIR}" "${PROJECT_BINARY_DIR}")

option(PORTOLAN_WERROR "Warnings are errors" ON)
set(PORTOLAN_SANITIZE "" CACHE STRING "Sanitizers for every target, as -fsanitize= takes them")
if(PORTOLAN_SANITIZE)
    add_compile_options(-fsanitize=${PORTOLAN_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
    add_link_options(-fsanitize=${PORTOLAN_SANITIZE})
    add_compile_definitions(PORTOLAN_SANITIZED=1)
endif()
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

# Two precompiled headers for everything: one without and one with the GUI libraries. Reparsing
# QtWidgets costs about 5 s a file, a precompiled header 1 s; each is some 200 MB, so not more.
file(GENERATE OUTPUT "${PROJECT_BINARY_DIR}/pch/core.cpp" CONTENT "")
file(GENERATE OUTPUT "${PROJECT_BINARY_DIR}/pch/widgets.cpp" CONTENT "")
add_library(portolan_pch_core OBJECT "${PROJECT_BINARY_DIR}/pch/core.cpp")
target_link_libraries(portolan_pch_core PRIVATE portolan_flags Qt6::Core)
target_precompile_headers(portolan_pch_core PRIVATE
    <QtCore> <algorithm> <array> <expected> <functional> <memory> <optional> <span> <string>
    <string_view> <vector>)
add_library(portolan_pch_widgets OBJECT "${PROJECT_BINARY_DIR}/pch/widgets.cpp")
target_link_libraries(portolan_pch_widgets PRIVATE portolan_flags Qt6::Widgets)
target_precompile_headers(portolan_pch_widgets PRIVATE
    <QtWidgets> <algorithm> <array> <expected> <functional> <memory> <optional> <span> <string>
    <string_view> <vector>)
set_target_properties(portolan_pch_core portolan_pch_widgets PROPERTIES AUTOMOC OFF)

# portolan_alias(models_base) -> Portolan::ModelsBase in <out>
function(portolan_alias name out)
    string(REPLACE "_" ";" parts "${name}")
    set(joined "")
    foreach(part IN LISTS parts)
        string(SUBSTRING "${part}" 0 1 first)
        string(SUBSTRING "${part}" 1 -1 rest)
        string(TOUPPER "${first}" first)
        string(APPEND joined "${first}${rest}")
    endforeach()
    set(${out} "Portolan::${joined}" PARENT_SCOPE)
endfunction()

# portolan_library(name HEADERS … SOURCES … PUBLIC … PRIVATE … [GUI])
# PUBLIC names what the headers show, PRIVATE the rest; GUI: the target draws.
function(portolan_library name)
    cmake_parse_arguments(ARG "GUI" "" "HEADERS;SOURCES;PUBLIC;PRIVATE" ${ARGN})
    add_library(${name} STATIC ${ARG_SOURCES})
    target_sources(${name} PUBLIC FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}" FILES ${ARG_HEADERS})
    portolan_alias(${name} alias)
    add_library(${alias} ALIAS ${name})
    target_link_libraries(${name} PUBLIC portolan_flags ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
    portolan_reuse_pch(${name} ${ARG_GUI})
endfunction()

function(portolan_reuse_pch name gui)
    if(gui)
        target_precompile_headers(${name} REUSE_FROM portolan_pch_widgets)
    else()
        target_precompile_headers(${name} REUSE_FROM portolan_pch_core)
    endif()
endfunction()

# portolan_test(tst_name.cpp LINK … [GUI] [LABELS …] [ENVIRONMENT …] [TIMEOUT s]): one test program, run offscreen.
function(portolan_test source)
    cmake_parse_arguments(ARG "GUI" "TIMEOUT" "LINK;LABELS;ENVIRONMENT" ${ARGN})
    get_filename_component(name "${source}" NAME_WE)
    add_executable(${name} "${source}")
    target_link_libraries(${name} PRIVATE portolan_flags Portolan::TestsSupport Qt6::Test ${ARG_LINK})
    portolan_reuse_pch(${name} ${ARG_GUI})
    # Without a limit: Qt's offscreen platform warns so often that the test's own words were cut off.
    add_test(NAME ${name} COMMAND ${name} -maxwarnings 0)
    if(NOT ARG_LABELS)
        set(ARG_LABELS unit)
    endif()
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    if(PORTOLAN_SANITIZE MATCHES "thread")
        list(APPEND ARG_ENVIRONMENT
            "TSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/tsan-suppressions.txt second_deadlock_stack=1")
    endif()
    set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT ${ARG_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=UTC;${ARG_ENVIRONMENT}")
endfunction()
