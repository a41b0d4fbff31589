// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { attendance, readsByItself } from './attended.ts'

it('what the page reads by itself says so, until somebody touches it', () => {
  expect(attendance()).toEqual({})
  readsByItself()
  expect(attendance()).toEqual({ 'Locum-Unattended': '1' })
  document.body.dispatchEvent(new Event('keydown', { bubbles: true }))
  expect(attendance()).toEqual({})
})
