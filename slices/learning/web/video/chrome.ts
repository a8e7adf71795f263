import 'media-chrome/media-controller'
import 'media-chrome/media-control-bar'
import 'media-chrome/media-play-button'
import 'media-chrome/media-seek-backward-button'
import 'media-chrome/media-seek-forward-button'
import 'media-chrome/media-mute-button'
import 'media-chrome/media-volume-range'
import 'media-chrome/media-time-range'
import 'media-chrome/media-pip-button'
import 'media-chrome/media-fullscreen-button'
import 'media-chrome/media-loading-indicator'
import 'media-chrome/media-preview-thumbnail'
import 'media-chrome/media-preview-time-display'
import 'media-chrome/lang/zh-CN'
import { createElement, type HTMLAttributes, type ReactNode } from 'react'

/** Attributes of Media Chrome's elements that the player uses; a boolean one is there or not. */
interface ChromeProps extends HTMLAttributes<HTMLElement> {
  children?: ReactNode
  nohotkeys?: ''
  novolumepref?: ''
  nomutedpref?: ''
  nosubtitleslangpref?: ''
  autohide?: string
  seekoffset?: string
}

const element = (name: string) => (props: ChromeProps) => createElement(name, props)

/** Media Chrome's elements as components. */
export const Chrome = {
  Controller: element('media-controller'),
  Bar: element('media-control-bar'),
  Play: element('media-play-button'),
  Back: element('media-seek-backward-button'),
  Forward: element('media-seek-forward-button'),
  Mute: element('media-mute-button'),
  Volume: element('media-volume-range'),
  Line: element('media-time-range'),
  Window: element('media-pip-button'),
  Fullscreen: element('media-fullscreen-button'),
  Loading: element('media-loading-indicator'),
  Thumbnail: element('media-preview-thumbnail'),
  PreviewTime: element('media-preview-time-display'),
} as const
