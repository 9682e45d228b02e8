// SPDX-License-Identifier: EUPL-1.2
// The drawing is painted first; what brings it to life, and what stands beside it, comes in the moment after.

const later = document.getElementById("later");
requestAnimationFrame(() => setTimeout(() => document.head.append(later.content)));
