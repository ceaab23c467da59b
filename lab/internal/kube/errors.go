// SPDX-License-Identifier: GPL-3.0-or-later

package kube

import (
	"context"
	"errors"
	"net"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/api/meta"
	"k8s.io/client-go/discovery"
)

// passing tells an error that time may heal from one that it will not.
func passing(err error) bool {
	var network net.Error
	var group *discovery.ErrGroupDiscoveryFailed
	switch {
	case errors.Is(err, context.Canceled):
		return false
	case meta.IsNoMatchError(err), errors.As(err, &group):
		return true
	case apierrors.IsNotFound(err):
		// A namespace or a definition that was applied a moment ago.
		return true
	case apierrors.IsTooManyRequests(err), apierrors.IsServerTimeout(err), apierrors.IsTimeout(err),
		apierrors.IsInternalError(err), apierrors.IsServiceUnavailable(err), apierrors.IsConflict(err):
		return true
	case apierrors.IsForbidden(err):
		// Admission needs the namespace's service account and quota, which a
		// controller makes a moment after the namespace.
		return true
	case errors.As(err, &network):
		return true
	}
	return false
}

// Vanished tells that what was to be changed is gone, or is another by now.
func Vanished(err error) bool {
	return apierrors.IsNotFound(err) || apierrors.IsConflict(err)
}
