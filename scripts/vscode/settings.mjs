// The user settings that every VS Code here starts with.
import { recent } from './install.mjs';

/** Nothing that talks, updates, reports or covers the window. */
export const quiet = {
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'remote.autoForwardPorts': false, // says so of every port that anybody opens on this machine
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** One theme of each kind, by its name in VS Code's own list. */
export const themes = ['Dark Modern', 'Light Modern', 'Default High Contrast', 'Default High Contrast Light'];

/** The setting for a theme; older versions spell some names otherwise. */
export function themeSetting(theme, version) {
  const old = version !== recent && theme.endsWith(' Modern');
  return { 'workbench.colorTheme': old ? `Default ${theme}` : theme };
}
